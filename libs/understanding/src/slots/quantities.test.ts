import { describe, expect, test } from 'vitest'
import { readQuantities } from './quantities.ts'
import { tokenise } from './tokenise.ts'

const values = (text: string) =>
  readQuantities(tokenise(text)).map(q => (q.low === null ? q.value : [q.low, q.value]))

describe('a number is the same in digits and in words', () => {
  test.each([
    ['450k', 450_000],
    ['$1.2M', 1_200_000],
    ['1.2 mil', 1_200_000],
    ['350 mil', 350_000],
    ['325,000', 325_000],
    ['seven hundred thousand', 700_000],
    ['half a million', 500_000],
    ['three quarters of a million', 750_000],
    ['a million two', 1_200_000],
    ['three fifty', 350],
    ['four twenty five', 425],
    ['nineteen ninety eight', 1_998],
    ['trescientos cincuenta mil', 350_000],
    ['2 and a half', 2.5],
    ['2½', 2.5],
    ['one point five million', 1_500_000],
    ['1,5m', 1_500_000],
    ['$1,2M', 1_200_000],
    ['1,2 millones', 1_200_000],
    ['300 000', 300_000],
    ['1 200 000', 1_200_000],
  ])('%s', (text, value) => expect(values(text)).toEqual([value]))
})

describe('two numbers are a range only if the first is the smaller', () => {
  test.each([
    ['500-550k', [[500_000, 550_000]]],
    ['500k - 550k', [[500_000, 550_000]]],
    ['between 280 and 310', [[280, 310]]],
    ['four to five hundred thousand', [[400_000, 500_000]]],
    ['27-20', [27, 20]],
    ['3/2', [3, 2]],
    ['4 beds and 3 baths', [4, 3]],
  ])('%s', (text, expected) => expect(values(text)).toEqual(expected))
})

test('a comma or a space that joins no digits of one amount parts two', () => {
  expect(values('3 beds, 2 baths')).toEqual([3, 2])
  expect(values('3,2')).toEqual([3, 2])
  expect(values('200 300')).toEqual([200, 300])
  expect(values('3 bed 300 000')).toEqual([3, 300_000])
})

test('clocks and codes are no quantities', () => {
  expect(values('tour at 2:30 off I-35')).toEqual([])
})
