// Under the buyer bot a sale is of something: of a home that is named, or had.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const under = { bot: 'buyer', pendingQuestion: null }
const read = (text: string) => understand(text, under)
const OPENS = 8_000

describe('counts, dates and prices of a home that is sought sell none', () => {
  test.each([
    '4 months is more realistic',
    '90 days is more realistic',
    'husband says 350 is more realistic',
    'my wife says 6 is more realistic',
    "a 1 bedroom would do, 2 if the price is right. I'd say 380 is my ceiling",
    "2 beds would be fine, I'd say 300 is our ceiling",
    "I'd take a 2 bed for the right price",
    "for the right price i'd do 1 bath",
    'I would do a condo for the right price',
  ])('%s', text => {
    expect(read(text).seller).toBeLessThan(OPENS)
    expect(read(text).slots.filter(slot => slot.side === 'selling')).toEqual([])
  })
})

describe('a home that one has, or a word of selling, names a sale', () => {
  test.each([
    'my place in Ames, 3 beds, 350 is more realistic than 400 to list',
    'wed sell ours if the price is right',
    "i'd sell for the right price",
    "we'd sell our house for the right price",
    'I have a 3 bed in Katy for the right price',
    'the condo for the right price',
    "we'd let ours go for the right price",
    'what would the house in Ames get',
    'what are comps for a 3 bed in Ames, thats me',
  ])('%s', text => expect(read(text).seller).toBeGreaterThanOrEqual(OPENS))
})

describe('the home one lives in is the own where a price is asked for it', () => {
  test.each([
    "how bout what i'd get for where we live now",
    'could you price the one we live in',
    'what would you pay for the one i live in',
    'could you come price where we live',
  ])('%s', text => expect(read(text).seller).toBeGreaterThanOrEqual(OPENS))

  test.each([
    'where we live now is too far from work',
    'the one we live in has a bigger yard',
    'what could we get for 400 where we live now',
    'we pay too much where we live now',
  ])('not as a measure: %s', text => expect(read(text).seller).toBeLessThan(OPENS))
})
