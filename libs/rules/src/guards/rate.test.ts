import { describe, expect, test } from 'vitest'
import { Contact, DAY, HOUR, MINUTE, SECOND } from '../testing/contact.ts'
import { plain, tablesOf } from '../testing/policies.ts'

/** Only the rates stand in the way. */
const rates = { ...plain, guards: { ...plain.guards, cooldownMs: 0, circularWindowMs: 0 } }

const bounced = (times: number, everyMs: number) => {
  const contact = new Contact(tablesOf({ policy: rates }))
  for (let i = 0; i < times; i++) {
    if (i > 0) contact.after(everyMs)
    expect(contact.says(i % 2 === 0 ? 'buy' : 'sell').verdict).toBe('handoff')
  }
  return contact
}

describe('rate-hour', () => {
  test('refuses the fourth handoff 59:59 after the first of three', () => {
    const contact = bounced(3, 10 * MINUTE).after(40 * MINUTE - SECOND)
    const decision = contact.says('sell')
    expect(decision).toMatchObject({ verdict: 'refused', reason: 'rate-hour' })
    expect(decision.wouldPass?.at).toBe(contact.at + SECOND)
  })

  test('lets the fourth pass exactly 60:00 after the first: the window slides', () => {
    expect(
      bounced(3, 10 * MINUTE)
        .after(40 * MINUTE)
        .says('sell').verdict,
    ).toBe('handoff')
  })

  test('does not count refusals', () => {
    const contact = bounced(3, 10 * MINUTE)
    for (let i = 0; i < 3; i++) expect(contact.after(MINUTE).says('sell').reason).toBe('rate-hour')
    expect(contact.after(37 * MINUTE).says('sell').verdict).toBe('handoff')
  })

  test('does not count assignments and people', () => {
    const contact = bounced(2, 10 * MINUTE)
    contact.assigns('buyer')
    contact.says('a person please')
    contact.assigns('buyer')
    expect(contact.says('sell').verdict).toBe('handoff')
  })
})

describe('rate-day', () => {
  test('refuses the eleventh handoff one second before a day has passed since the first', () => {
    const contact = bounced(10, 30 * MINUTE).after(DAY - 9 * 30 * MINUTE - SECOND)
    expect(contact.says('buy')).toMatchObject({ verdict: 'refused', reason: 'rate-day' })
  })

  test('lets it pass exactly 24 h after the first', () => {
    const contact = bounced(10, 30 * MINUTE).after(DAY - 9 * 30 * MINUTE)
    expect(contact.says('buy').verdict).toBe('handoff')
  })

  test('asks for the later of two openings when both rates refuse', () => {
    const contact = bounced(7, 61 * MINUTE)
    const first = contact.at - 6 * 61 * MINUTE
    contact.after(HOUR)
    for (const text of ['sell', 'buy', 'sell']) contact.after(10 * MINUTE).says(text)
    const decision = contact.says('buy')
    const closed = decision.guards.filter(guard => !guard.passed).map(guard => guard.guard)
    expect(closed).toEqual(['rate-hour', 'rate-day'])
    expect(decision.wouldPass?.at).toBe(first + DAY)
    expect(first + DAY).toBeGreaterThan(contact.at + HOUR)
  })
})
