// Foreclosures are a kind of homes where nothing else is sought.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('only such homes are sought', () => {
  test.each([
    ['foreclosures only please', 'buyer'],
    ['only foreclosures pls', 'lead'],
    ['foreclosure only', 'buyer'],
    ['short sales and foreclosures only please', 'buyer'],
    ['only auctions pls', 'buyer'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeLessThan(ASKED))
})

describe('one of them may be the own', () => {
  test.each([
    ['just foreclosure', 'lead'],
    ['only foreclosure', 'seller'],
    ['just in foreclosure', 'buyer'],
    ['i only have foreclosure left', 'buyer'],
    ['we are in foreclosure only looking for short sale', 'lead'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeGreaterThanOrEqual(ASKED))
})
