// Method: contacts that want to and fro as fast as they can, with guards of any size; the bound of
// docs/ping-pong.md.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Contact, MINUTE } from './testing/contact.ts'
import { handoffsOf } from './testing/laws.ts'
import { plain, tablesOf } from './testing/policies.ts'

const RUNS = Number(process.env.BATON_RUNS ?? 1000)

const guards = fc.record({
  cooldownMs: fc.integer({ min: 0, max: 60 * MINUTE }),
  circularWindowMs: fc.integer({ min: 0, max: 60 * MINUTE }),
  perHour: fc.integer({ min: 1, max: 10 }),
  perDay: fc.integer({ min: 1, max: 10 }),
})

const wishes = fc.array(
  fc.record({
    text: fc.constantFrom('buy', 'sell', 'buy and sell', 'sell and buy'),
    gapMs: fc.integer({ min: -5 * MINUTE, max: 20 * MINUTE }),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
)

test('a conversation cannot ping-pong', () => {
  fc.assert(
    fc.property(guards, wishes, (limits, said) => {
      // Nobody is given to a person here: the guards alone have to hold.
      const human = { ...plain.human, refusedAttempts: 1000 }
      const contact = new Contact(tablesOf({ policy: { ...plain, guards: limits, human } }))
      for (const { text, gapMs } of said) contact.after(gapMs).says(text)

      const moved = handoffsOf(contact.decisions)
      const slowest = Math.max(limits.cooldownMs, limits.circularWindowMs)
      // After the first, which comes from lead, all go to and fro between two bots.
      const toAndFro = moved.slice(1)
      toAndFro.forEach((last, j) => {
        toAndFro.slice(0, j + 1).forEach((first, i) => {
          const least = Math.floor((j - i) / 2) * slowest
          expect(last.at - first.at).toBeGreaterThanOrEqual(least)
        })
        const window = moved.filter(
          h => h.at <= last.at && h.at > last.at - limits.circularWindowMs,
        )
        expect(new Set(window.map(h => h.to)).size).toBe(window.length)
      })
    }),
    { numRuns: RUNS },
  )
})
