// Method: each timer that takes up an earlier decision names it, so that a timeline can join the
// two.
import { expect, test } from 'vitest'
import { Contact, fact, HOUR, MINUTE } from '../testing/contact.ts'
import { plain, tablesOf, unwell } from '../testing/policies.ts'

test('a message that is routed again names the decision that routed it first', () => {
  const contact = new Contact().withSilentBots()
  const { decisionId } = contact.says('hi')
  contact.after(6 * MINUTE).wakes()
  expect(contact.beside).toMatchObject([{ reason: 'unanswered', about: decisionId }])
})

test('a reminder to review names the draft it is about', () => {
  const contact = new Contact().withSilentBots()
  contact.says('buy', [fact('budget.max', '2000000')])
  const { decisionId, verdict } = contact.replies()
  expect(verdict).toBe('reply_held')
  contact.after(16 * MINUTE).wakes()
  expect(contact.beside.find(({ event }) => event === 'review')?.about).toBe(decisionId)
})

test('a retry names the decision that deferred the handoff', () => {
  const contact = new Contact(tablesOf({ health: [unwell('seller')] }))
  const deferrals = () => contact.decisions.filter(({ verdict }) => verdict === 'deferred')
  for (let attempt = 0; deferrals().length === 0 && attempt < 20; attempt++) {
    contact.after(HOUR).says('sell')
  }
  const [first] = deferrals()
  contact.after(31 * MINUTE).wakes()
  const retry = contact.beside.find(({ event }) => event === 'retry')
  expect(retry?.about).toBe(first?.decisionId)
})

test('a deferred handoff whose route is gone from the policy ends, and is not made', () => {
  const contact = new Contact(tablesOf({ health: [unwell('seller')] }))
  for (let attempt = 0; !contact.state?.deferred && attempt < 20; attempt++) {
    contact.after(HOUR).says('sell')
  }
  expect(contact.state?.deferred?.target).toBe('seller')
  const routes = plain.routes.filter(({ to }) => to !== 'seller')
  contact.tables = tablesOf({ policy: { ...plain, routes } })
  contact.after(31 * MINUTE).wakes()
  expect(contact.beside).toMatchObject([
    { event: 'retry', verdict: 'timer_moot', reason: 'no-route' },
  ])
  expect(contact.state).toMatchObject({ owner: 'lead', deferred: null })
})

const withoutSeller = () => {
  const { seller: _, ...bots } = plain.bots
  const intents = { buyer: plain.intents.buyer! }
  const routes = plain.routes.filter(({ from, to }) => from !== 'seller' && to !== 'seller')
  return tablesOf({ policy: { ...plain, bots, intents, routes } })
}

test('a contact whose bot is gone from the policy begins a new term with the entry bot', () => {
  const contact = new Contact().withSilentBots()
  contact.says('sell')
  contact.replies({ wakeAt: contact.at + MINUTE })
  contact.after(2 * MINUTE).wakes()
  contact.replies({ decisionId: '', texts: ['Hello?'], wakeAt: contact.at + 2 * HOUR })
  const { term = 0, pending, timers } = contact.state!
  expect(pending.map(({ messageAt }) => messageAt)).toEqual([0])
  expect(timers.map(({ id }) => id)).toContain('wake')
  contact.tables = withoutSeller()
  const learned = { facts: [fact('beds', '3')], by: 'operator:kim' }
  contact.after(MINUTE).happens({ 'baton.FactsLearned': learned })
  expect(contact.state).toMatchObject({ owner: 'lead', term: term + 1, pending: [] })
  expect(contact.state?.timers.map(({ id }) => id)).not.toContain('wake')
})

test('a message that waits for a bot that is gone is answered by the entry bot, or a person', () => {
  const contact = new Contact().withSilentBots()
  contact.says('sell')
  const late = contact.routes.at(-1)!
  contact.tables = withoutSeller()
  contact.after(6 * MINUTE).wakes()
  expect(contact.beside).toMatchObject([{ reason: 'unanswered', ownerAfter: 'lead' }])
  expect(contact.routes.at(-1)).toMatchObject({ bot: 'lead', message: { text: 'sell' } })
  expect(contact.replies(late)).toMatchObject({ verdict: 'reply_dropped' })
  contact.after(6 * MINUTE).wakes()
  expect(contact.state?.owner).toBe('human')
})

test('the end of an outcome names the handoff it judges', () => {
  const contact = new Contact()
  const { decisionId } = contact.says('sell')
  contact.after(73 * HOUR).wakes()
  const ended = contact.beside.find(({ event }) => event === 'outcome')
  expect(ended?.about).toBe(decisionId)
})
