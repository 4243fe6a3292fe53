// Any text is read: no throw, integers in range, evidence inside of the text, time linear in length
// up to the cap. UNDERSTANDING_FUZZ=1000000 sets the number of cases; the long run is by hand, the
// suite takes a few thousand.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { understand } from './index.ts'

const CASES = Number(process.env.UNDERSTANDING_FUZZ ?? 3_000)

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map(units => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        'sell',
        'buy',
        'my',
        'house',
        'not',
        '\u200b',
        '\u202e',
        '\ud83d',
        '\udc00',
        '\0',
        '$',
        '1,',
        '.',
        '(',
        'a'.repeat(50),
        '9'.repeat(40),
        "'",
        '@',
        '://',
        'stop',
        '?',
        '\n',
      ),
      { maxLength: 120 },
    )
    .chain(parts => fc.constantFrom('', ' ').map(joint => parts.join(joint))),
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 4_000 }))
    .map(([part, times]) => part.repeat(times)),
)
const contexts = fc.record({
  bot: fc.constantFrom('lead', 'buyer', 'seller', 'human', 'none', ''),
  pendingQuestion: fc.constantFrom(
    null,
    { side: 'buying', name: 'beds' },
    { side: 'person', name: 'name' },
  ),
})

test('any text in any context gives integers in range and evidence inside of the text', () => {
  fc.assert(
    fc.property(hostile, contexts, (text, context) => {
      const reading = understand(text, context)
      for (const score of [reading.buyer, reading.seller, reading.human, reading.optOut]) {
        expect(Number.isInteger(score) && score >= 0 && score <= 10_000).toBe(true)
      }
      for (const { start, end, weight } of reading.evidence) {
        expect(start >= 0 && start <= end && end <= text.length).toBe(true)
        expect(Number.isInteger(weight)).toBe(true)
      }
    }),
    { numRuns: CASES },
  )
})

test('a text beyond the cap costs no more than one at the cap, times a small factor', () => {
  const context = { bot: 'lead', pendingQuestion: null }
  const timed = (text: string): number => {
    for (let i = 0; i < 20; i++) understand(text, context)
    const from = performance.now()
    for (let i = 0; i < 50; i++) understand(text, context)
    return performance.now() - from
  }
  const atCap = timed('sell my house, '.repeat(134))
  expect(timed('sell my house, '.repeat(7_000))).toBeLessThan(atCap * 4 + 50)
}, 60_000)

test('a reading does not depend on the message that was read before', () => {
  const word = fc.constantFrom(
    ...'sell buy my our house clients to have call text not first after it free want is stop'.split(
      ' ',
    ),
  )
  const message = fc.array(word, { minLength: 1, maxLength: 12 }).map(words => words.join(' '))
  const before = fc.array(word, { minLength: 12, maxLength: 24 }).map(words => words.join(' '))
  fc.assert(
    fc.property(message, before, contexts, (text, other, context) => {
      understand('.', context)
      const alone = understand(text, context)
      understand(other, context)
      expect(understand(text, context)).toEqual(alone)
    }),
    { numRuns: CASES },
  )
})
