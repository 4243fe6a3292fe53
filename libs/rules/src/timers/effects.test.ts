// Method: what each timer leaves behind beside its verdict. Written against mutants that nothing
// else noticed (docs/mutation.md).
import type { ContactState } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { currentContext } from '../context/current.ts'
import { Contact, DAY, fact, HOUR, MINUTE } from '../testing/contact.ts'
import { alwaysDefers, plain, tablesOf, unwell } from '../testing/policies.ts'

const counted = (contact: Contact, kind: 'baton.AddNote' | 'baton.AddTask') =>
  contact.actions.filter(action => action[kind]).length

const timed = (contact: Contact, event: string) =>
  contact.beside.filter(decision => decision.event === event)

describe('a reminder', () => {
  test('that a person is needed is a note and a task', () => {
    const contact = new Contact()
    contact.says('a person please')
    const before = [counted(contact, 'baton.AddNote'), counted(contact, 'baton.AddTask')]
    contact.after(20 * MINUTE).wakes()
    expect(timed(contact, 'remind')).toHaveLength(1)
    const after = [counted(contact, 'baton.AddNote'), counted(contact, 'baton.AddTask')]
    expect(after).toEqual(before.map(count => count + 1))
  })

  test('that a draft waits is one too', () => {
    const contact = new Contact().withSilentBots()
    contact.says('buy', [fact('budget.max', '2000000')])
    contact.replies()
    const before = counted(contact, 'baton.AddTask')
    contact.after(20 * MINUTE).wakes()
    expect(timed(contact, 'review')).toHaveLength(1)
    expect(counted(contact, 'baton.AddTask')).toBe(before + 1)
  })
})

test('a message held for daytime leaves in the morning, names its decision, and waits no more', () => {
  const evening = Date.parse('2026-03-03T04:00:00Z')
  const contact = new Contact(tablesOf(), evening).withSilentBots()
  contact.says('hi')
  contact.replies()
  const held = contact.replies({ decisionId: '', texts: ['Still looking?'] })
  expect(held).toMatchObject({ verdict: 'reply_held', reason: 'quiet-hours' })
  contact.after(12 * HOUR).wakes()
  expect(timed(contact, 'quiet')).toMatchObject([
    { verdict: 'reply_sent', reason: 'released', about: held.decisionId },
  ])
  expect(contact.state?.draft).toBeNull()
})

describe('a deferred handoff', () => {
  const sick = tablesOf({ policy: alwaysDefers, health: [unwell('seller')] })
  const well = tablesOf({ policy: alwaysDefers })
  const waiting = () => {
    const contact = new Contact(sick)
    return { contact, about: contact.says('sell').decisionId }
  }

  test('says at each retry why it still waits, and whose it is to the end', () => {
    const { contact, about } = waiting()
    contact.after(95 * MINUTE).wakes()
    expect(timed(contact, 'retry')).toMatchObject([
      { verdict: 'deferred', reason: 'still-unwell', about },
      { verdict: 'deferred', reason: 'still-unwell', about },
      { verdict: 'human', reason: 'deferral-exhausted', about },
    ])
  })

  test('names the guard that refuses it when the bot is well again', () => {
    const contact = new Contact(tablesOf({ policy: alwaysDefers }))
    contact.says('sell')
    contact.after(25 * MINUTE).says('buy')
    contact.tables = sick
    const { decisionId: about, verdict } = contact.after(35 * MINUTE).says('sell')
    expect(verdict).toBe('deferred')
    const guards = { ...alwaysDefers.guards, circularWindowMs: 2 * HOUR }
    contact.tables = tablesOf({ policy: { ...alwaysDefers, guards } })
    contact.after(31 * MINUTE).wakes()
    expect(timed(contact, 'retry')).toMatchObject([
      { verdict: 'deferred', reason: 'circular', about },
    ])
  })

  test('that recovers counts in full for what is learned', () => {
    const { contact } = waiting()
    contact.tables = well
    contact.after(31 * MINUTE).wakes()
    contact.after(73 * HOUR).wakes()
    expect(contact.outcomes).toMatchObject([{ to: 'seller', propensity: 10_000 }])
  })

  test('whose route is gone ends with its name', () => {
    const { contact, about } = waiting()
    const routes = plain.routes.filter(({ to }) => to !== 'seller')
    contact.tables = tablesOf({ policy: { ...alwaysDefers, routes } })
    contact.after(31 * MINUTE).wakes()
    expect(timed(contact, 'retry')).toMatchObject([{ reason: 'no-route', about }])
  })
})

test('the end of an outcome is recorded as such', () => {
  const contact = new Contact()
  contact.says('sell')
  contact.after(73 * HOUR).wakes()
  expect(timed(contact, 'outcome')).toMatchObject([{ verdict: 'recorded', reason: 'outcome' }])
})

test('a package is out of date after a day, and the next message renews it once', () => {
  const contact = new Contact()
  contact.says('sell')
  const copies = () => contact.actions.filter(action => action['baton.SetContext']).length
  const before = copies()
  contact.after(DAY).wakes()
  expect(currentContext(contact.state as ContactState, contact.at, plain)).toBeNull()
  contact.after(MINUTE).says('hm')
  expect(copies()).toBe(before + 1)
  contact.after(MINUTE).says('hm again')
  expect(copies()).toBe(before + 1)
})

test.each([
  ['a bot that it was assigned to', (contact: Contact) => contact.assigns('seller')],
  ['a person who took over', (contact: Contact) => contact.says('a person please')],
  ['a person that it was assigned to', (contact: Contact) => contact.assigns('human')],
])('so does that of %s', (_, what) => {
  const contact = new Contact()
  contact.says('hi')
  what(contact)
  const copies = () => contact.actions.filter(action => action['baton.SetContext']).length
  const before = copies()
  contact.after(HOUR).says('hm')
  expect(copies()).toBe(before)
  contact.after(DAY).says('still there?')
  expect(timed(contact, 'context')).toHaveLength(1)
  expect(copies()).toBe(before + 1)
  const context = currentContext(contact.state as ContactState, contact.at, plain)
  expect(context?.validUntil).toBe(contact.at + DAY)
})

test('what only wakes says whether it was of use', () => {
  const contact = new Contact().withSilentBots()
  contact.says('hi')
  expect(contact.after(MINUTE).wakes()).toMatchObject({ verdict: 'timer_moot' })
  expect(contact.after(5 * MINUTE).wakes()).toMatchObject({
    verdict: 'recorded',
    reason: 'timers-settled',
  })
})

test('a timer that this version does not know ends without effect', () => {
  const contact = new Contact()
  contact.says('hi')
  contact.state = { ...contact.state!, timers: [{ id: 'forgotten', dueAt: contact.at + MINUTE }] }
  contact.after(HOUR).wakes()
  expect(contact.beside).toMatchObject([{ verdict: 'timer_moot', reason: 'unknown-timer' }])
})
