import { describe, expect, test } from 'vitest'
import { Contact, MINUTE, SECOND } from '../testing/contact.ts'
import { plain, tablesOf } from '../testing/policies.ts'

describe('circular', () => {
  test('refuses a target reached less than 30 minutes ago by another pair, 29:59', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.after(MINUTE).says('sell')
    const decision = contact.after(29 * MINUTE - SECOND).says('buy')
    expect(decision).toMatchObject({ verdict: 'refused', reason: 'circular', owner: 'seller' })
    expect(decision.wouldPass?.at).toBe(contact.at + SECOND)
  })

  test('lets the target pass exactly 30:00 after that handoff', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.after(MINUTE).says('sell')
    expect(contact.after(29 * MINUTE).says('buy').verdict).toBe('handoff')
  })

  test('gives way to cooldown as the reason when both refuse', () => {
    const contact = new Contact()
    contact.says('buy')
    contact.after(MINUTE).says('sell')
    contact.after(MINUTE).assigns('buyer')
    expect(contact.after(MINUTE).says('sell').reason).toBe('cooldown')
  })

  test('does not see what an operator assigned', () => {
    const contact = new Contact()
    contact.assigns('buyer')
    contact.after(MINUTE).says('sell')
    expect(contact.after(MINUTE).says('buy').verdict).toBe('handoff')
  })

  test('is off with a window of 0', () => {
    const policy = { ...plain, guards: { ...plain.guards, circularWindowMs: 0 } }
    const contact = new Contact(tablesOf({ policy }))
    contact.says('buy')
    contact.after(MINUTE).says('sell')
    expect(contact.after(MINUTE).says('buy').verdict).toBe('handoff')
  })
})
