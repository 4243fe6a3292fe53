// A sale that is called folly, or no option, is none.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const seller = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).seller
const OPENS = 7_000

describe('a sale that one would be mad to make raises none', () => {
  test.each([
    "we'd be crazy to sell ours",
    "it'd be dumb to sell ours",
    'its dumb to sell ours right now',
    'wed have to be insane to sell',
    'id be crazy to sell w my 2.5 rate',
    'selling our house would be a mistake',
    'selling ours would be dumb with a 2.8 rate',
    "i'd regret selling ours",
    "we'd be crazy to let ours go",
    "we'd be nuts to part with it",
    "i'd be a fool to sell ours",
  ])('%s', text => expect(seller(text, 'buyer')).toBeLessThan(OPENS))
})

describe('nor does one that is out of the question', () => {
  test.each([
    'selling ours isnt an option',
    'selling ours is a nonstarter',
    'selling ours makes zero sense',
    'selling ours isnt happening',
    'we love our house, selling it is out of the question',
  ])('%s', text => expect(seller(text, 'buyer')).toBeLessThan(OPENS))
})

describe('nor one by which a rate would be lost', () => {
  test.each([
    'if we sold ours wed never get that 2.8 rate again so no',
    'if we sell ours we lose our 3% rate',
  ])('%s', text => expect(seller(text, 'buyer')).toBeLessThan(OPENS))
})

describe('who names terms, asks, or sells all the same may sell', () => {
  test.each([
    "we'd be crazy to sell ours under 500",
    'selling ours would be dumb unless we get 500',
    "people say we're crazy to sell but we want out",
    'i know its crazy to sell right now but we need to',
    'is selling our house a mistake?',
    'if we sold ours we wouldnt need a loan',
    "we'd be crazy to sell ours first",
    "we'd be crazy to sell ours, right?",
    'selling our place isnt happening quick enough',
    'selling ours isnt an option until spring, what would it go for',
  ])('%s', text => expect(seller(text, 'buyer')).toBeGreaterThanOrEqual(OPENS))
})
