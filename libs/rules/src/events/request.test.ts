import { describe, expect, test } from 'vitest'
import { explainDecision } from '../explain/explain.ts'
import { explainText } from '../explain/text.ts'
import { Contact, HOUR } from '../testing/contact.ts'
import { plain } from '../testing/policies.ts'

const afterAsking = (target: string, confidence: number, reason = '') => {
  const contact = new Contact().withSilentBots()
  contact.says('hi')
  contact.replies({ texts: ['one moment'], request: { target, reason, confidence } })
  return contact
}

const asks = (target: string, confidence: number) => afterAsking(target, confidence).beside

const explained = (target: string, confidence: number) =>
  asks(target, confidence).map(decision => explainDecision(decision, plain))

const notesOf = ({ actions }: Contact) =>
  actions.flatMap(action => action['baton.AddNote']?.text ?? [])

describe('a bot that asks for a handoff', () => {
  test('needs the confidence of the route, which passes exactly', () => {
    expect(asks('seller', 7000)).toMatchObject([{ verdict: 'handoff', reason: 'requested' }])
    expect(asks('seller', 6999)).toMatchObject([
      { verdict: 'continue', reason: 'below-threshold', wouldPass: { margin: 1 } },
    ])
  })

  test('is explained by who asked, how sure it was, and what was enough', () => {
    const [low] = explained('seller', 100)
    expect(low?.summary).toBe(
      'The lead bot goes on: the lead bot asked for the seller bot with a confidence of 0.01, 0.69 ' +
        'short of the 0.70 that lead → seller asks for (set by the policy). A score 0.69 higher ' +
        'would have reached it.',
    )
    expect(low?.scores).toMatchObject([{ score: 100, model: null, outside: null, counted: true }])
    expect(explainText(low!, { colour: false })).toMatch(/scores +seller +0\.01\n/)
    const [high] = explained('seller', 9000)
    expect(high?.summary).toMatch(/asked for the seller bot with a confidence of 0\.90, which is/)
    const [message] = new Contact().says('sell').scores.filter(used => used.intent === 'seller')
    expect(message).toMatchObject({ model: 9500 })
  })

  test.each([
    ['seller', 9000, 'Handoff lead → seller (requested: contact asked), priority urgent'],
    ['human', 9000, 'Handoff lead → human (bot-asks: contact asked), priority urgent'],
  ])('tells people in its own words why it asked for %s', (target, confidence, head) => {
    const contact = afterAsking(target, confidence, 'contact asked')
    expect(notesOf(contact).at(-1)?.split('\n')[0]).toBe(head)
    expect(JSON.stringify([contact.beside, contact.routes])).not.toContain('contact asked')
    const [silent] = notesOf(afterAsking(target, confidence)).slice(-1)
    expect(silent).toMatch(/\((requested|bot-asks)\), priority/)
  })

  test('is no surer than certain', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    contact.replies({ request: { target: 'seller', reason: '', confidence: 1_999_999_999 } })
    expect(contact.beside).toMatchObject([{ verdict: 'handoff' }])
    expect(contact.state?.outcomes[0]?.score).toBeLessThanOrEqual(10_000)
  })

  test('is refused what the policy has no route for', () => {
    const contact = new Contact().withSilentBots()
    contact.says('sell')
    contact.replies({ request: { target: 'lead', reason: '', confidence: 10_000 } })
    expect(contact.beside).toMatchObject([{ verdict: 'refused', reason: 'no-route' }])
  })

  test('that has no standing is not heard', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    const request = { target: 'human', reason: '', confidence: 10_000 }
    expect(contact.replies({ term: 7, request }).verdict).toBe('reply_dropped')
    expect(contact.beside).toEqual([])
  })
})

describe('somebody outside who asks for a handoff', () => {
  const requested = (target: string) => ({
    'baton.HandoffRequested': { target, reason: 'why', by: 'crm' },
  })

  test('needs no confidence', () => {
    const contact = new Contact()
    const decision = contact.happens(requested('seller'))
    expect(decision).toMatchObject({ verdict: 'handoff', threshold: null, scores: [] })
    expect(explainDecision(decision, plain).summary).toContain('a bot or an operator asked for it')
    expect(notesOf(contact).at(-1)).toContain('(requested: why)')
  })

  test('gets a person at once', () => {
    expect(new Contact().happens(requested('human')).verdict).toBe('human')
  })

  test('gets a person also while bots are switched off, and the contact hears nothing of it', () => {
    const contact = new Contact()
    contact.says('hi')
    contact.happens({ 'baton.AutomationSwitched': { on: false, by: 'crm', reason: '' } })
    const sent = contact.sent.length
    expect(contact.happens(requested('seller')).reason).toBe('automation-off')
    expect(contact.happens(requested('human'))).toMatchObject({ verdict: 'human' })
    expect(contact.actions.some(action => action['baton.AddTask'])).toBe(true)
    expect(contact.sent).toHaveLength(sent)
  })

  test('is not heard when it is a bot that has not got the conversation', () => {
    const contact = new Contact()
    contact.says('buy')
    for (const target of ['seller', 'human']) {
      const request = { target, reason: 'why', by: 'bot:lead' }
      expect(contact.after(HOUR).happens({ 'baton.HandoffRequested': request })).toMatchObject({
        verdict: 'ignored',
        reason: 'not-owner',
      })
    }
    const own = { target: 'seller', reason: 'why', by: 'bot:buyer' }
    expect(contact.happens({ 'baton.HandoffRequested': own }).verdict).toBe('handoff')
  })

  test.each([
    ['with-human', 'a person please'],
    ['opted-out', 'STOP'],
  ])('is refused: %s', (reason, text) => {
    const contact = new Contact()
    contact.says(text)
    expect(contact.happens(requested('seller'))).toMatchObject({ verdict: 'refused', reason })
  })
})
