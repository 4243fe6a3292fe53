import { describe, expect, test } from 'vitest'
import { Contact, fact, HOUR, MINUTE, SECOND } from '../testing/contact.ts'

const kinds = (contact: Contact) =>
  contact.last
    .flatMap(e => e.effects)
    .flatMap(e => (e.kind === 'send' ? e.message.actions : []))
    .map(a => Object.keys(a)[0])

describe('a person', () => {
  test('takes over when asked for: one acknowledgement, a note and a task', () => {
    const contact = new Contact()
    const decision = contact.says('get me a person')
    expect(decision).toMatchObject({ verdict: 'human', ownerAfter: 'human', guards: [] })
    expect(kinds(contact).filter(kind => kind === 'baton.SendText')).toHaveLength(1)
    expect(kinds(contact)).toEqual(expect.arrayContaining(['baton.AddNote', 'baton.AddTask']))
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'human', why: 'handoff' })
  })

  test('has no tag of a bot: that of the former owner goes, that of the next comes', () => {
    const contact = new Contact()
    const tags = () => {
      const has = new Set<string>()
      for (const action of contact.actions) {
        for (const tag of action['baton.AddTags']?.tags ?? []) has.add(tag)
        for (const tag of action['baton.RemoveTags']?.tags ?? []) has.delete(tag)
      }
      return ['Needs Qualifying', 'Buyer-Lead', 'Seller-Lead'].filter(tag => has.has(tag))
    }
    contact.says('buy')
    expect(tags()).toEqual(['Buyer-Lead'])
    contact.says('a person please')
    expect(tags()).toEqual([])
    contact.assigns('seller')
    expect(tags()).toEqual(['Seller-Lead'])
    contact.assigns('human')
    expect(tags()).toEqual([])
    contact.says('STOP')
    contact.assigns('buyer')
    contact.says('START')
    expect(tags()).toEqual(['Buyer-Lead'])
  })

  test('has none either who had the contact before the contact wrote', () => {
    const contact = new Contact()
    contact.assigns('human')
    contact.says('hi')
    expect(contact.actions.flatMap(action => action['baton.AddTags']?.tags ?? [])).toEqual([])
  })

  test('keeps the conversation: messages go to people, facts count, bots are silent', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    const routed = contact.routes.at(-1)!
    contact.says('a person please')
    expect(contact.replies(routed)).toMatchObject({ verdict: 'reply_dropped', reason: 'not-owner' })
    const decision = contact.says('sell it', [fact('beds', '2', 'selling')])
    expect(decision).toMatchObject({
      verdict: 'continue',
      reason: 'with-human',
      ownerAfter: 'human',
    })
    expect(contact.routes.at(-1)?.bot).toBe('human')
    expect(contact.state?.facts).toHaveLength(1)
  })

  test('is asked for by the third attempt that cooldown or circular refuse within the hour', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.after(MINUTE).says('sell')
    expect(contact.after(MINUTE).says('buy').verdict).toBe('refused')
    expect(contact.after(MINUTE).says('buy').verdict).toBe('refused')
    const third = contact.after(MINUTE).says('buy')
    expect(third).toMatchObject({ verdict: 'human', reason: 'refused-attempts' })
    expect(third.guards.some(guard => !guard.passed)).toBe(true)
    // A person has the contact: no later time lets it pass.
    expect(third.wouldPass).toBeNull()
  })

  test('is not asked for by attempts further apart than the window', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.assigns('lead')
    contact.after(1 * MINUTE).says('buy')
    contact.after(1 * MINUTE).says('buy')
    contact.after(28 * MINUTE).says('buy')
    contact.assigns('lead')
    expect(contact.after(29 * MINUTE).says('buy')).toMatchObject({ verdict: 'refused' })
  })

  test('people are reminded after 15 and 60 minutes until somebody is assigned, then no more', () => {
    const contact = new Contact()
    const { at } = contact.says('a person please')
    contact.after(5 * HOUR).wakes()
    const reminded = contact.beside.filter(d => d.verdict === 'human')
    expect(reminded.map(d => (d.at - at) / MINUTE)).toEqual([15, 60])
    const taken = new Contact()
    taken.says('a person please')
    taken.after(20 * MINUTE).assigns('human')
    taken.after(5 * HOUR).wakes()
    expect(taken.beside.filter(d => d.verdict === 'human')).toEqual([])
  })

  test('gives the conversation to a bot, which may speak again', () => {
    const contact = new Contact()
    contact.says('a person please')
    expect(contact.after(HOUR).assigns('seller')).toMatchObject({
      verdict: 'assigned',
      ownerAfter: 'seller',
    })
    expect(contact.says('hello').verdict).toBe('continue')
    expect(contact.routes.at(-1)?.bot).toBe('seller')
  })

  test('is never refused to a bot that asks for one, and the words of the bot stay out of the log', () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi')
    const request = { target: 'human', reason: 'Ann Smith is angry', confidence: 0 }
    contact.replies({ request })
    expect(contact.beside).toMatchObject([{ verdict: 'human', reason: 'bot-asks' }])
    expect(JSON.stringify(contact.decisions)).not.toContain('Ann Smith')
  })
})

describe('a new owner gets the newest message without an answer', () => {
  const two = () => {
    const contact = new Contact().withSilentBots()
    contact.says('hi', [], 'M1')
    const { decisionId, term, bot } = contact.routes.at(-1)!
    contact.after(SECOND).says('are you open on Sundays?', [], 'M2')
    return { contact, first: { decisionId, term, bot } }
  }

  test.each(['seller', 'human'])(
    'though its bot answered an earlier one and asked for %s',
    target => {
      const { contact, first } = two()
      contact.replies({ ...first, request: { target, reason: '', confidence: 10_000 } })
      expect(contact.routes.at(-1)).toMatchObject({ bot: target, message: { messageId: 'M2' } })
    },
  )

  test('though an earlier one was routed again after it', () => {
    const { contact } = two()
    contact.after(5 * MINUTE - SECOND).wakes()
    contact.happens({ 'baton.HandoffRequested': { target: 'seller', reason: '', by: 'crm' } })
    expect(contact.routes.at(-1)).toMatchObject({ bot: 'seller', message: { messageId: 'M2' } })
  })
})

test('at night only who waits for an answer is told that a person comes', () => {
  const night = Date.parse('2026-03-03T09:00:00Z')
  const asked = { 'baton.HandoffRequested': { target: 'human', reason: '', by: 'crm' } }
  const unasked = new Contact()
  unasked.says('buy')
  const { length } = unasked.sent
  unasked.at = night
  unasked.happens(asked)
  expect(unasked.state?.owner).toBe('human')
  expect(unasked.sent).toHaveLength(length)

  const waiting = new Contact().withSilentBots()
  waiting.at = night
  waiting.says('anybody there?')
  waiting.happens(asked)
  expect(waiting.sent).toHaveLength(1)
})
