import { describe, expect, test } from 'vitest'
import { Contact, guardOf, MINUTE, SECOND } from '../testing/contact.ts'

/**
 * lead → buyer → seller at 0, back to buyer after half an hour, so that only buyer → seller stands
 * in the way.
 */
const back = () => {
  const contact = new Contact()
  contact.says('buy')
  contact.after(31 * MINUTE).says('sell')
  contact.after(10 * MINUTE).assigns('buyer')
  return contact
}

describe('cooldown', () => {
  test('refuses the same pair 29:59 after it was used', () => {
    const contact = back().after(20 * MINUTE - SECOND)
    const decision = contact.says('sell')
    expect(decision).toMatchObject({ verdict: 'refused', reason: 'cooldown', ownerAfter: 'buyer' })
    expect(decision.wouldPass?.at).toBe(contact.at + SECOND)
  })

  test('lets the same pair pass exactly 30:00 after it was used', () => {
    const decision = back()
      .after(20 * MINUTE)
      .says('sell')
    expect(decision).toMatchObject({ verdict: 'handoff', ownerAfter: 'seller' })
    expect(guardOf(decision, 'cooldown')).toMatchObject({ passed: true })
  })

  test('counts from the handoff, not from a refused attempt', () => {
    const contact = back()
    contact.after(10 * MINUTE).says('sell')
    expect(contact.after(10 * MINUTE).says('sell').verdict).toBe('handoff')
  })

  test('says when the pair opens, also for the guards after it', () => {
    const contact = back()
    const decision = contact.says('sell')
    expect(decision.guards.map(guard => guard.guard)).toEqual([
      'opted-out',
      'cooldown',
      'circular',
      'rate-hour',
      'rate-day',
    ])
    expect(decision.guards.map(guard => guard.passed)).toEqual([true, false, false, true, true])
    expect(decision.wouldPass).toEqual({ at: contact.at + 20 * MINUTE, margin: null, note: '' })
  })

  test('is not opened by a clock that steps back', () => {
    const contact = back().after(20 * MINUTE - SECOND)
    contact.says('hm')
    contact.after(-5 * 60 * MINUTE)
    expect(contact.says('sell')).toMatchObject({ verdict: 'refused', reason: 'cooldown' })
    expect(contact.after(5 * 60 * MINUTE + SECOND).says('sell').verdict).toBe('handoff')
  })
})
