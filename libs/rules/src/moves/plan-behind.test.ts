// Method: a fourth bot, which contacts turn to while the second half of a plan waits.
import { describe, expect, test } from 'vitest'
import type { Policy } from '../policy/policy.ts'
import { Contact, DAY, HOUR, MINUTE } from '../testing/contact.ts'
import {
  alwaysDefers,
  realEstate,
  tablesOf,
  unwell,
  withoutRoute,
  withRenter,
} from '../testing/policies.ts'

const qualified = (contact: Contact) =>
  contact.happens({
    'baton.QualificationReported': { result: 'qualified', reason: '', by: 'operator:kim' },
  })

/** The buyer bot has the contact, the seller bot is next, and the renter bot is not well. */
const planned = (policy: Policy, said: string) => {
  const contact = new Contact(tablesOf({ policy }))
  contact.says(said)
  expect(contact.state).toMatchObject({ owner: 'buyer', queued: { after: 'buyer' } })
  contact.tables = tablesOf({ policy, health: [unwell('renter')] })
  return contact.after(HOUR)
}

const recovers = (contact: Contact, policy: Policy) => {
  contact.tables = tablesOf({ policy })
  contact.after(HOUR).wakes()
  return contact
}

describe('what is queued comes after a bot that the contact turns to and that is not well', () => {
  const plain = withRenter(alwaysDefers)
  const wished = () => {
    const contact = planned(plain, 'buy and sell')
    contact.says('rent')
    return contact.after(MINUTE)
  }
  const waits = { owner: 'buyer', deferred: { target: 'renter' }, queued: { target: 'seller' } }

  test('whatever the present bot reports', () => {
    const contact = wished()
    qualified(contact)
    expect(contact.state).toMatchObject({ ...waits, queued: { after: 'renter' } })
    recovers(contact, plain)
    expect(contact.state).toMatchObject({ owner: 'renter', queued: { after: 'renter' } })
    qualified(contact.after(HOUR))
    expect(contact.state).toMatchObject({ owner: 'seller', queued: null })
  })

  test('also when the same message takes back what it was behind', () => {
    const policy = withRenter({ ...realEstate, deferral: alwaysDefers.deferral })
    const contact = planned(policy, 'I want to buy a house and also sell my house')
    contact.says('We are not buying anymore. We want to rent')
    expect(contact.state).toMatchObject(waits)
    expect(recovers(contact, policy).state).toMatchObject({ owner: 'renter' })
  })

  test('also when they say so again, but not when it is only tried again', () => {
    const contact = new Contact(tablesOf({ policy: plain, health: [unwell('renter')] }))
    contact.says('buy')
    contact.after(MINUTE).says('rent')
    contact.after(MINUTE).says('buy and sell')
    contact.after(HOUR).wakes()
    expect(contact.state).toMatchObject({ ...waits, queued: { after: 'buyer' } })
    contact.says('rent')
    expect(contact.state).toMatchObject({ ...waits, queued: { after: 'renter' } })
  })

  test('and before it when it is well: the handoff is at once', () => {
    const contact = planned(plain, 'buy and sell')
    contact.tables = tablesOf({ policy: plain })
    contact.says('rent')
    expect(contact.state).toMatchObject({ owner: 'renter', queued: { after: 'renter' } })
  })
})

describe('what is queued behind a bot that will not come', () => {
  const sick = { policy: alwaysDefers, health: [unwell('buyer')] }
  test('goes when the policy has no route there any more', () => {
    const contact = new Contact(tablesOf(sick))
    contact.says('buy and sell')
    contact.tables = tablesOf({ policy: withoutRoute(alwaysDefers, 'lead', 'buyer') })
    contact.after(HOUR).wakes()
    expect(contact.beside).toMatchObject([
      { event: 'retry', verdict: 'timer_moot', reason: 'no-route' },
      { event: 'release', verdict: 'released', ownerAfter: 'seller' },
    ])
  })

  test('stays while it may still come', () => {
    const contact = new Contact(tablesOf(sick))
    contact.says('buy and sell')
    contact.tables = tablesOf({ ...sick, policy: withoutRoute(alwaysDefers, 'seller', 'buyer') })
    contact.after(HOUR).wakes()
    expect(contact.state).toMatchObject({ owner: 'lead', queued: { after: 'buyer' } })
    contact.after(DAY).wakes()
    expect(contact.state?.owner).toBe('human')
  })

  test('waits for the bot that has the contact, when that is what the contact turns back to', () => {
    const policy = withRenter(alwaysDefers)
    const contact = new Contact(tablesOf({ policy, health: [unwell('buyer')] }))
    contact.says('rent')
    contact.after(HOUR).says('buy and sell')
    contact.after(MINUTE).says('rent')
    expect(contact.state).toMatchObject({ deferred: null, queued: { after: 'renter' } })
    qualified(contact.after(HOUR))
    expect(contact.state).toMatchObject({ owner: 'seller', queued: null })
  })
})
