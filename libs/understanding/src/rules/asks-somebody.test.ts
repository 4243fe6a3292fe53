// Somebody who is to do what the bot does is no person who is asked for.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot = 'lead'): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('somebody who is to give a price or send something is not asked for', () => {
  test.each([
    ['can somebody give me a price on our house', 'buyer'],
    ['can someone at your company give me a price on my place', 'buyer'],
    ['could someone there tell us what our condo would go for', 'lead'],
    ['can u have someone run the comps on my place', 'lead'],
    ['can someone help me sell my house', 'lead'],
    ['can someone tell me if its still available', 'buyer'],
    ['can somebody change the price on the listing', 'seller'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeLessThan(ASKED))
})

describe('somebody who is to call, meet or help is', () => {
  test.each([
    ['can someone call me about my house value', 'lead'],
    ['can someone help me', 'lead'],
    ['can somebody meet me about selling my place', 'buyer'],
    ['have someone call me', 'seller'],
    ['can someone tell me the price? a real person', 'lead'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeGreaterThanOrEqual(ASKED))
})
