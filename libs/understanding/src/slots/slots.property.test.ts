// Method: texts are drawn from all of Unicode and, more often, from the words the scanners react
// to, so that grammars meet in orders nobody wrote. Linear time is shown by counting look-ups, not
// by a clock.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_CHARACTERS } from '../text/tokens.ts'
import { readFacts, readSlots } from './index.ts'
import { tokenise } from './tokenise.ts'

const WORDS =
  `3 450k $1.2M 3/2 500-550k 20% mid 600s half a million bed baths sqft not no than instead of owe down preapproved
   va cash in near San Mateo the Heights or and , . ? ! \n asap by may next month year 1998 built yard view needs
   roof I'm Beth my our sell buy is does it have want 505-555-0111 a@example.com 78745 14 Elm St calle % / - & +
   ' ’ \u200b \u202e 😀 \ud800 mil cuartos de para con only instead forget drop pool 60120 off list`.split(
    /[ ]+/,
  )

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map(words => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map(words => words.join('')),
)
const pending = fc.option(
  fc.record({
    side: fc.constantFrom('buying', 'selling', 'person'),
    name: fc.constantFrom(
      'beds',
      'budget.max',
      'location',
      'name',
      'preApproved',
      'address',
      'timelineDays',
    ),
  }),
)
const context = fc.record({
  bot: fc.constantFrom('lead', 'buyer', 'seller', 'human', 'none'),
  pendingQuestion: pending,
  earlier: fc.constant([]),
})

test('never throws, and spans lie inside the text and are not empty', () => {
  fc.assert(
    fc.property(text, context, (said, where) => {
      for (const slot of readSlots(said, where)) {
        expect(slot.start).toBeGreaterThanOrEqual(0)
        expect(slot.end).toBeGreaterThan(slot.start)
        expect(slot.end).toBeLessThanOrEqual(said.length)
        expect(slot.value).not.toBe('')
      }
      for (const { start, end, value } of readFacts(said, where).takenBack) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(said.length)
        expect(value).not.toBe('')
      }
    }),
    { numRuns: 3_000 },
  )
})

test('gives the same facts again', () => {
  fc.assert(
    fc.property(text, context, (said, where) => {
      expect(readFacts(said, where)).toEqual(readFacts(said, where))
    }),
    { numRuns: 300 },
  )
})

test('states each fact at most once a side, and never two timelines of one home', () => {
  fc.assert(
    fc.property(text, context, (said, where) => {
      const slots = readSlots(said, where)
      const keys = slots.map(s => `${s.side} ${s.name.replace('timelineDays', 'timeline')}`)
      expect(new Set(keys).size).toBe(keys.length)
    }),
    { numRuns: 2_000 },
  )
})

test('what lies beyond the cap is not read', () => {
  const filler = 'ok '.repeat(MAX_CHARACTERS)
  expect(readSlots(`${filler} budget 450k`, { bot: 'lead', pendingQuestion: null })).toEqual([])
  expect(tokenise(filler).at(-1)?.end).toBeLessThanOrEqual(MAX_CHARACTERS)
})

test('work grows in proportion to the length, in texts without punctuation too', () => {
  // Counts how often a scanner reads a token's word, on texts of one repeated phrase.
  const work = (phrase: string, times: number): number => {
    let reads = 0
    const tokens = tokenise(phrase.repeat(times))
    const get = Map.prototype.get
    const has = Set.prototype.has
    Map.prototype.get = function (this: Map<unknown, unknown>, key: unknown) {
      reads++
      return get.call(this, key)
    }
    Set.prototype.has = function (this: Set<unknown>, value: unknown) {
      reads++
      return has.call(this, value)
    }
    try {
      readSlots(phrase.repeat(times), { bot: 'lead', pendingQuestion: null })
    } finally {
      Map.prototype.get = get
      Set.prototype.has = has
    }
    return reads / tokens.length
  }
  for (const phrase of [
    'want 3 bed in Mesa ',
    'my 450 or ',
    'is the 20% not ',
    'San ',
    '1 ',
    'in the ',
    'not 60120 only ',
    'drop the pool ',
  ]) {
    const small = work(phrase, 20)
    const large = work(phrase, Math.floor(MAX_CHARACTERS / phrase.length))
    expect(large).toBeLessThan(small * 3 + 50)
  }
})
