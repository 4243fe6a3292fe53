// Law: the last words are what plain joining and dropping from the front give.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fits } from '../state/clip.ts'
import { withLastWords } from './summary.ts'

const MOST = 240

const plainly = (lastWords: string, words: string): string => {
  let kept = lastWords === '' ? words : `${lastWords} / ${words}`
  while (!fits(kept, MOST)) kept = kept.slice(kept.indexOf(' / ') + 3)
  return kept
}

/** Separators of their own, at every place, among letters of one to four bytes. */
const word = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '\u{1f600}', '/', ' /', '/ ', ' / '),
  minLength: 1,
  maxLength: 40,
})

/** As long as a message is kept: two of them do not fit beside each other. */
const long = fc
  .tuple(fc.integer({ min: 114, max: 120 }), fc.constantFrom('', ' /', ' / b'))
  .map(([length, end]) => 'a'.repeat(length - end.length) + end)

test('message after message', () => {
  const messages = fc.array(fc.oneof(word, long), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(messages, said => {
      let lastWords = ''
      for (const text of said) {
        const words = withLastWords('', text)
        const expected = words === '' ? lastWords : plainly(lastWords, words)
        lastWords = withLastWords(lastWords, text)
        expect(lastWords).toBe(expected)
      }
    }),
    { numRuns: 20_000 },
  )
})
