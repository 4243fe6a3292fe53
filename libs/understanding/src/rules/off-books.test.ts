// A home that is to be off the books is for sale.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const seller = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).seller
const OPENS = 8_000

describe('who wants a home off their books sells it', () => {
  test.each([
    'i hold title to a rental on Maple that i want off my books this year',
    'want this rental off my books',
    'need the condo off my books by december',
  ])('%s', text => expect(seller(text, 'buyer')).toBeGreaterThanOrEqual(OPENS))
})

describe('a loan, others, or none', () => {
  test.each([
    'want this loan off my books',
    'dont want a rental on my books',
    'the bank wants these foreclosures off their books',
    'want a house off the books',
  ])('%s', text => expect(seller(text, 'buyer')).toBeLessThan(OPENS))
})
