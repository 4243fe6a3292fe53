// Rooms for an amount a month are rented.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const buyer = (text: string): number =>
  understand(text, { bot: 'lead', pendingQuestion: null }).buyer
const OPENS = 7_000

describe('who seeks rooms for an amount a month buys none', () => {
  test.each([
    '2 bedroom, 1800 a month max',
    '2 bed, 1800 a month',
    'something like 1500 a month, 1 bed',
    '1 bed under 1500 a month',
    'looking for 2 bed, 1800 a month rent',
    '3 bed 2200/mo',
    '2br $1500 monthly',
  ])('%s', text => expect(buyer(text)).toBeLessThan(OPENS))
})

describe('with a home, a loan or a word of buying one does', () => {
  test.each([
    'what can i get for 1900 a month in Tulsa, 3 bed',
    '3 bed house for 2200 a month mortgage',
    '3 beds, we pay 1800 a month rent now and want to buy',
    'how much house can i get for 2000 a month',
  ])('%s', text => expect(buyer(text)).toBeGreaterThanOrEqual(OPENS))
})
