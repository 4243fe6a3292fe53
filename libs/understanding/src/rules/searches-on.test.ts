// Under the buyer bot a budget, and the home one lives in as a measure, go on with the search.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const under = { bot: 'buyer', pendingQuestion: null }
const seller = (text: string): number => understand(text, under).seller
const OPENS = 8_000

describe('what one gets for an amount is the home that is bought', () => {
  test.each([
    'what could i get for 240',
    'what could I get for 300 in Ogden',
    'what would i get for 600k around Apex',
    'how much house could i get for 2200 a month',
    'what could i get if i go to 450',
  ])('%s', text => expect(seller(text)).toBeLessThan(OPENS))

  test('and its amount is the budget', () => {
    const slots = understand('what could i get for 240', under).slots
    expect(slots.filter(slot => slot.side === 'selling')).toEqual([])
  })
})

describe('the home one lives in is a measure of the one that is sought', () => {
  test.each([
    'our current home has gas heat so id want that',
    'my current place has no yard and i hate it',
    "the house we're in has stairs, dont want that",
    'our current home is in Katy, 20 min away',
    'need to be near our current house for school',
  ])('%s', text => expect(seller(text)).toBeLessThan(OPENS))
})

describe('a price asked for the own home, or a word of selling it, raises the sale', () => {
  test.each([
    'what could i get for mine',
    'what could we get for our house',
    'what would our place go for',
    'our current home has to be sold',
    'our current house is going on the market',
    'my current place has no yard, want to sell it',
    'time to talk about my own home. is 515 crazy for Littleton',
  ])('%s', text => expect(seller(text)).toBeGreaterThanOrEqual(OPENS))
})
