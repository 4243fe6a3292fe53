// Who asks whether a price is realistic for the own home thinks of selling it; for another, of
// buying.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const seller = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).seller
const OPENS = 8_000

test.each([
  'is 425 realistic for my 3 bed in Mesa',
  'is 310 reasonable for our condo',
  'is 390k fair for our 2 bed in Lehi',
])('the own home is valued: %s', text => {
  for (const bot of ['lead', 'buyer']) expect(seller(text, bot), bot).toBeGreaterThanOrEqual(OPENS)
})

describe('another home, or a budget, is not', () => {
  test.each([
    'is 300 realistic for a 3 bed in Raleigh',
    'is 425 realistic for our budget',
    '4 months is more realistic for us',
  ])('%s', text => {
    for (const bot of ['lead', 'buyer']) expect(seller(text, bot), bot).toBeLessThan(OPENS)
  })
})
