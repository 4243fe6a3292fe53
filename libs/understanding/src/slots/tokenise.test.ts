import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_CHARACTERS, newWords, readWords } from '../text/tokens.ts'
import { tokenise } from './tokenise.ts'

const lows = (text: string) => tokenise(text).map(t => t.low)
const kinds = (text: string) =>
  tokenise(text)
    .filter(t => t.kind === 'phone' || t.kind === 'email')
    .map(t => `${t.kind} ${text.slice(t.start, t.end)}`)

test('an apostrophe, straight, curly or left out, gives the same word', () => {
  expect(lows("don't")).toEqual(lows('dont'))
  for (const mark of '’‘ʼ`´') expect(lows(`don${mark}t`)).toEqual(lows('dont'))
  expect(lows("neighbor's")).toEqual(['neighbor'])
})

test('accents are folded, offsets are not', () => {
  const [word] = tokenise('  baños')
  expect(word).toMatchObject({ low: 'banos', start: 2, end: 7 })
})

test('full-width forms are plain ones, and what cannot be seen parts no word', () => {
  expect(lows('ｓｅｌｌ ３ ｂｅｄｓ')).toEqual(['sell', '3', 'beds'])
  expect(lows('gar\u00adage po\u200bol')).toEqual(['garage', 'pool'])
  expect(lows('garage\u200b pool\ufeff')).toEqual(['garage', 'pool'])
})

test('full-width marks part words as before', () => {
  expect(lows('Mesa，pool')).toEqual(['mesa', 'pool'])
})

/** Letters as they may be written, by what they are. */
const LETTERS = { a: 'aAａá', n: 'nNｎñ', s: 'sSｓ', t: 'tTｔ', e: 'eEｅé' }
const letter = fc
  .constantFrom(...(Object.keys(LETTERS) as (keyof typeof LETTERS)[]))
  .chain(plain => fc.constantFrom(...LETTERS[plain]).map(written => ({ plain, written })))
const hidden = fc.constantFrom('', '', '', '\u00ad', '\u200b', '\ufeff')
const word = fc
  .record({
    head: fc.array(letter, { minLength: 1, maxLength: 6 }),
    mark: fc.constantFrom('', '', "'", '’', '‘', 'ʼ', '`'),
    tail: fc.array(letter, { minLength: 1, maxLength: 2 }),
    hidden,
  })
  .map(({ head, mark, tail, hidden }) => ({
    written: head.map(l => l.written).join(hidden) + mark + tail.map(l => l.written).join(hidden),
    plain: [...head, ...(mark ? [{ plain: "'" }] : []), ...tail].map(l => l.plain).join(''),
  }))

test('the scanners of intents and of facts see the same words and bounds', () => {
  const heard = newWords()
  const spans = (text: string) => {
    readWords(text, heard)
    const all = Array.from({ length: heard.count }, (_, i) => `${heard.start[i]} ${heard.end[i]}`)
    return [...new Set(all)]
  }
  const texts = fc.tuple(fc.array(word, { maxLength: 8 }), fc.constantFrom(' ', '\u3000', '\u2028'))
  fc.assert(
    fc.property(texts, ([words, gap]) => {
      const text = words.map(w => w.written).join(gap)
      const tokens = tokenise(text)
      expect(tokens.map(t => `${t.start} ${t.end}`)).toEqual(spans(text))
      expect(tokens.map(t => t.low)).toEqual(lows(words.map(w => w.plain).join(' ')))
    }),
    { numRuns: 2_000 },
  )
  const long = 'tan '.repeat(MAX_CHARACTERS)
  expect(tokenise(long).at(-1)?.end).toBeLessThanOrEqual(MAX_CHARACTERS)
})

test('a number keeps its unit apart', () => {
  expect(lows('3br/1.5ba')).toEqual(['3', 'br', '/', '1.5', 'ba'])
})

test('the stop of an abbreviation ends no sentence', () => {
  expect(new Set(tokenise('near St. Paul in a sq. ft. way').map(t => t.sent)).size).toBe(1)
  expect(new Set(tokenise('Boise. 3 bed').map(t => t.sent)).size).toBe(2)
})

test.each([
  ['call 512-555-0142', ['phone 512-555-0142']],
  ['(602) 555-0187 is my cell', ['phone (602) 555-0187']],
  ['404.555.0123', ['phone 404.555.0123']],
  ['7025550134', ['phone 7025550134']],
  ['+44 20 7946 0018', ['phone +44 20 7946 0018']],
  ['a.b+c@example.co.uk, thanks', ['email a.b+c@example.co.uk']],
  ['budget 350 to 400, 3 bed 2 bath 1850 sqft', []],
  ['@ 5 @@ x@', []],
])('reachable: %s', (text, expected) => expect(kinds(text)).toEqual(expected))
