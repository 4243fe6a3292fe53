// A second domain under the same rules: triage, billing, technical. Nothing here is about homes.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePolicy } from './policy/parse.ts'
import { Contact, fact, HOUR, MINUTE, SECOND } from './testing/contact.ts'
import { tablesOf } from './testing/policies.ts'

const file = new URL('../../../deploy/policies/support.yaml', import.meta.url)
const { policy } = parsePolicy(readFileSync(file, 'utf8'), 'support.yaml')
const caller = () => new Contact(tablesOf({ policy }))

test('a message goes to the bot whose phrases it has', () => {
  const contact = caller()
  expect(contact.says('hello')).toMatchObject({ verdict: 'continue', owner: 'triage' })
  const decision = contact.says('I was charged twice', [fact('invoice', 'A-17', 'account')])
  expect(decision).toMatchObject({
    verdict: 'handoff',
    ownerAfter: 'billing',
    reason: 'intent:billing',
  })
  expect(contact.routes.at(-1)?.context.openQuestions).toEqual([
    { side: 'account', name: 'email' },
    { side: 'account', name: 'amount' },
  ])
  expect(contact.actions).toContainEqual({
    'baton.AddTags': { tags: ['Billing', 'Handoff-Triage-to-Billing'] },
  })
})

test('its limits are its own: 15 minutes of cooldown, exactly', () => {
  const contact = caller()
  contact.says('refund')
  contact.after(11 * MINUTE).says('app crashes')
  contact.after(MINUTE).assigns('billing')
  expect(contact.after(14 * MINUTE - SECOND).says('app crashes').reason).toBe('cooldown')
  expect(contact.after(SECOND).says('app crashes').verdict).toBe('handoff')
})

test('both intents are a plan, in the order in which they were named', () => {
  const contact = caller()
  const decision = contact.says('app crashes, and I want a refund')
  expect(decision).toMatchObject({
    verdict: 'handoff',
    ownerAfter: 'technical',
    reason: 'plan:technical',
  })
  expect(contact.state?.queued).toMatchObject({ target: 'billing' })
})

test('an intent named together with that of the bot already talking waits for it', () => {
  const contact = caller()
  contact.says('app crashes')
  const decision = contact.after(HOUR).says('the error message again; a refund then')
  expect(decision).toMatchObject({ verdict: 'queued', target: 'billing', ownerAfter: 'technical' })
})

test('its review holds large refunds', () => {
  const contact = caller().withSilentBots()
  contact.says('refund', [fact('amount', '499', 'account')])
  expect(contact.replies().verdict).toBe('reply_sent')
  contact.says('sorry', [fact('amount', '500', 'account')])
  expect(contact.replies()).toMatchObject({
    verdict: 'reply_held',
    reason: 'review:account.amount',
  })
})

test('its phrases opt out and ask for people, negation included', () => {
  expect(caller().says('stop texting me').verdict).toBe('opted_out')
  expect(caller().says('I do not want to talk to a person').verdict).toBe('continue')
  expect(caller().says('can I talk to a person').verdict).toBe('human')
})

test('a third wish replaces the one that was queued, which ends with a reason', () => {
  const routes = [
    ...policy.routes,
    { from: 'billing', to: 'sales', threshold: 7000 },
    { from: 'technical', to: 'sales', threshold: 7000 },
    { from: 'sales', to: 'billing', threshold: 7000 },
  ]
  const bots = { ...policy.bots, sales: policy.bots.triage! }
  const upgrade = { bot: 'sales', phrases: [{ text: 'upgrade', weight: 9000 }] }
  const larger = { ...policy, bots, routes, intents: { ...policy.intents, upgrade } }
  const contact = new Contact(tablesOf({ policy: larger }))
  contact.says('app crashes, and I want a refund')
  contact.after(HOUR).says('the error message again, and an upgrade')
  expect(contact.state?.queued).toMatchObject({ target: 'sales' })
  expect(contact.beside).toMatchObject([{ verdict: 'timer_moot', reason: 'replaced' }])
})
