import { describe, expect, test } from 'vitest'
import { Contact, HOUR } from '../testing/contact.ts'

const asks = (target: string, confidence: number) => {
  const contact = new Contact().withSilentBots()
  contact.says('hi')
  contact.replies({ texts: ['one moment'], request: { target, reason: '', confidence } })
  return contact.beside
}

describe('a bot that asks for a handoff', () => {
  test('needs the confidence of the route, which passes exactly', () => {
    expect(asks('seller', 7000)).toMatchObject([{ verdict: 'handoff', reason: 'requested' }])
    expect(asks('seller', 6999)).toMatchObject([
      { verdict: 'continue', reason: 'below-threshold', wouldPass: { margin: 1 } },
    ])
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
    expect(contact.happens(requested('seller'))).toMatchObject({
      verdict: 'handoff',
      threshold: null,
    })
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
