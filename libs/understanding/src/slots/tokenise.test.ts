import { expect, test } from 'vitest'
import { tokenise } from './tokenise.ts'

const lows = (text: string) => tokenise(text).map(t => t.low)
const kinds = (text: string) =>
  tokenise(text)
    .filter(t => t.kind === 'phone' || t.kind === 'email')
    .map(t => `${t.kind} ${text.slice(t.start, t.end)}`)

test('an apostrophe, straight, curly or left out, gives the same word', () => {
  expect(lows("don't")).toEqual(lows('dont'))
  expect(lows('don’t')).toEqual(lows('dont'))
  expect(lows("neighbor's")).toEqual(['neighbor'])
})

test('accents are folded, offsets are not', () => {
  const [word] = tokenise('  baños')
  expect(word).toMatchObject({ low: 'banos', start: 2, end: 7 })
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
