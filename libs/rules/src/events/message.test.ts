import { expect, test } from 'vitest'
import { Contact, DAY, fact, HOUR, MINUTE } from '../testing/contact.ts'
import { plain, realEstate, tablesOf } from '../testing/policies.ts'

test('a new contact starts with the entry bot, which gets the message and is tagged', () => {
  const contact = new Contact()
  const decision = contact.says('hello')
  expect(decision).toMatchObject({ verdict: 'continue', reason: 'no-intent', ownerAfter: 'lead' })
  expect(contact.routes[0]).toMatchObject({ bot: 'lead', why: 'continue', term: 0 })
  expect(contact.actions[0]).toEqual({ 'baton.AddTags': { tags: ['Needs Qualifying'] } })
})

test('a clear intent moves the conversation with all that was said, also in the same message', () => {
  const contact = new Contact()
  contact.says('hi', [fact('budget.max', '650000'), fact('name', 'Ann', 'person')])
  const decision = contact.says('buy', [fact('beds', '3')])
  expect(decision).toMatchObject({
    verdict: 'handoff',
    reason: 'intent:buyer',
    ownerAfter: 'buyer',
  })
  const routed = contact.routes.at(-1)
  expect(routed).toMatchObject({ bot: 'buyer', why: 'handoff', term: 1 })
  expect(routed?.context.facts.map(known => known.name)).toEqual(['budget.max', 'name', 'beds'])
  expect(routed?.context).toMatchObject({ from: 'lead', handoffReason: 'intent:buyer' })
  expect(routed?.context.openQuestions.map(open => open.name)).not.toContain('budget.max')
})

test('a score below the threshold stays, and the decision says what is missing', () => {
  const contact = new Contact()
  const decision = contact.says('maybe list it one day')
  expect(decision).toMatchObject({
    verdict: 'continue',
    reason: 'below-threshold',
    target: 'seller',
  })
  expect(decision.threshold).toMatchObject({
    from: 'lead',
    to: 'seller',
    value: 7000,
    source: 'policy',
  })
  expect(decision.wouldPass).toEqual({ at: null, margin: 2000, note: '' })
})

test('two vague hints are not a clear statement', () => {
  const contact = new Contact()
  contact.says('maybe list it one day')
  expect(contact.after(MINUTE).says('maybe list it this year').verdict).toBe('continue')
})

test('a learned threshold replaces that of the policy, clamped to .50–.90', () => {
  const learned = (value: number) =>
    tablesOf({ thresholds: [{ from: 'lead', to: 'seller', value, version: 3 }] })
  expect(new Contact(learned(5000)).says('maybe list').verdict).toBe('handoff')
  const low = new Contact(learned(100)).says('maybe list')
  expect(low.threshold).toMatchObject({ value: 5000, source: 'learned', version: 3 })
  expect(new Contact(learned(10_000)).says('sell').threshold?.value).toBe(9000)
})

test('a repeated message id decides nothing for 24 hours, and is a message again after them', () => {
  const contact = new Contact()
  contact.says('buy', [], 'same')
  const before = contact.state
  expect(contact.after(DAY - 1).says('sell', [], 'same').verdict).toBe('duplicate')
  expect(contact.state?.owner).toBe(before?.owner)
  expect(contact.after(1).says('sell', [], 'same').verdict).toBe('handoff')
})

test('"yes" twice is two messages: repeats are told by their id, not by their words', () => {
  const contact = new Contact()
  contact.says('yes')
  expect(contact.after(10).says('yes').verdict).toBe('continue')
})

test('a refused handoff keeps the conversation where it is and the message is answered', () => {
  const contact = new Contact()
  contact.says('buy')
  contact.after(MINUTE).says('sell')
  const decision = contact.after(MINUTE).says('buy', [fact('beds', '4')])
  expect(decision).toMatchObject({ verdict: 'refused', ownerAfter: 'seller' })
  expect(contact.routes.at(-1)).toMatchObject({ bot: 'seller', why: 'continue' })
  expect(contact.state?.facts.map(known => known.name)).toContain('beds')
})

test('event time never goes back, and decisions are made at event time', () => {
  const contact = new Contact()
  contact.says('hi')
  const { at } = contact
  contact.after(-HOUR)
  expect(contact.says('buy').at).toBe(at)
})

test('a bot the policy does not know any more loses its contacts to the entry bot', () => {
  const contact = new Contact()
  contact.says('sell')
  const { seller: _, ...bots } = plain.bots
  const intents = { buyer: plain.intents.buyer! }
  const routes = plain.routes.filter(route => route.from !== 'seller' && route.to !== 'seller')
  contact.tables = tablesOf({ policy: { ...plain, bots, intents, routes } })
  const decision = contact.says('hello')
  expect(decision).toMatchObject({ ownerAfter: 'lead', warnings: ['owner-unknown'] })
})

test('a reaction to a message of ours changes neither bot, consent, facts nor what was said', () => {
  const contact = new Contact(tablesOf({ policy: realEstate }))
  contact.says('looking to buy a house in Tulsa')
  const before = contact.state
  for (const text of [
    'Laughed at “You can text STOP any time”',
    'Liked “Would you like a call from an agent?”',
    'Loved “We can sell your house for 410k”',
    'Le encantó “Responda STOP para cancelarlos. Gracias por su mensaje”',
  ]) {
    const decision = contact.after(MINUTE).says(text)
    expect(decision, text).toMatchObject({ verdict: 'continue', ownerAfter: before?.owner })
    expect(contact.routes.at(-1)?.message?.text).toBe(text)
  }
  const { facts, summary, language, optedOut } = contact.state!
  expect({ facts, summary, language, optedOut }).toEqual({
    facts: before?.facts,
    summary: before?.summary,
    language: 'en',
    optedOut: false,
  })
})
