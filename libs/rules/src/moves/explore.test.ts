import { describe, expect, test } from 'vitest'
import { Contact, DAY, MINUTE } from '../testing/contact.ts'
import { alwaysDefers, plain, type TablesGiven, tablesOf, unwell } from '../testing/policies.ts'

const learned = [{ from: 'lead', to: 'seller', value: 6000, version: 2 }]

/** "maybe list" scores .50; the learned threshold is .60. */
const exploring = (share: number, band: number, given: TablesGiven = { thresholds: learned }) => {
  const policy = { ...plain, exploration: { share, band, minOutcomes: 10 } }
  return new Contact(tablesOf({ policy, ...given }))
}

describe('exploration', () => {
  test('hands over below the threshold, within the band, and the decision says so', () => {
    const decision = exploring(10_000, 1000).says('maybe list')
    expect(decision).toMatchObject({ verdict: 'handoff', reason: 'explore' })
    expect(decision.explore).toMatchObject({ propensity: 10_000 })
    expect(decision.threshold).toMatchObject({ value: 6000 })
  })

  test('notes the propensity in the outcome', () => {
    const contact = exploring(10_000, 1000)
    contact.says('maybe list')
    contact.after(4 * DAY).wakes()
    expect(contact.outcomes).toMatchObject([{ propensity: 10_000, score: 5000, threshold: 6000 }])
  })

  test('notes it too when the handoff had to wait for the bot', () => {
    const given = { thresholds: learned, health: [unwell('seller')] }
    const policy = { ...alwaysDefers, exploration: { share: 500, band: 1000, minOutcomes: 10 } }
    const contact = new Contact(tablesOf({ policy, ...given }))
    for (let i = 0; contact.last[0]?.decision.verdict !== 'deferred' && i < 400; i++) {
      contact.state = undefined
      contact.says('maybe list')
    }
    contact.tables = tablesOf({ policy, thresholds: learned })
    contact.after(30 * MINUTE).wakes()
    expect(contact.beside).toMatchObject([{ reason: 'deferral-recovered' }])
    contact.after(4 * DAY).wakes()
    expect(contact.outcomes).toMatchObject([{ propensity: 500, score: 5000, threshold: 6000 }])
  })

  test('draws by the decision alone: about the share, and the same each time', () => {
    const draws = () => {
      const contact = exploring(5000, 1000)
      return Array.from({ length: 60 }, (_, i) => {
        contact.state = undefined
        return contact.after(i).says('maybe list').verdict
      })
    }
    const handed = draws().filter(verdict => verdict === 'handoff').length
    expect(handed).toBeGreaterThan(15)
    expect(handed).toBeLessThan(45)
    expect(draws()).toEqual(draws())
  })

  test('is named in a decision only where it was drawn', () => {
    const contact = exploring(1, 1000)
    expect(contact.says('maybe list')).toMatchObject({ verdict: 'continue', explore: null })
  })

  test.each([
    ['a share of 0', exploring(0, 1000)],
    ['a score below the band', exploring(10_000, 999)],
    ['a route that has learned nothing', exploring(10_000, 5000, {})],
  ])('does not happen with %s', (_, contact) => {
    expect(contact.says('maybe list')).toMatchObject({ verdict: 'continue', explore: null })
  })

  test('no guard lets it pass more easily', () => {
    const contact = exploring(10_000, 1000)
    contact.says('sell')
    contact.assigns('lead')
    expect(contact.says('maybe list')).toMatchObject({ verdict: 'refused', reason: 'cooldown' })
  })
})
