// Whose home is too small and who needs a bigger one buys.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const buyer = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).buyer
const OPENS = 7_000

describe('a bigger home is wanted than the present one', () => {
  test.each([
    ['house is too small need bigger', 'lead'],
    ['our place is too small we need bigger', 'lead'],
    ['our condo is tiny, need something bigger', 'seller'],
    ['its a cramped 2 bed, we want a bigger place', 'seller'],
  ])('%s', (text, bot) => expect(buyer(text, bot)).toBeGreaterThanOrEqual(OPENS))
})

describe('a bigger thing is no home', () => {
  test.each([
    ['pics are too small need bigger', 'seller'],
    ['the house isnt small, i need bigger numbers', 'lead'],
    ['house is small, dont need bigger', 'lead'],
  ])('%s', (text, bot) => expect(buyer(text, bot)).toBeLessThan(OPENS))
})
