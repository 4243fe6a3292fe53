// Who is done with one home, or with the market, ends no messages.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const ENDED = 5_000

describe('one home ends, or patience', () => {
  test.each([
    'end it with the elm st one, not for us',
    'take elm st off, done with it',
    'take elm st off the list',
    'im so done with this market',
    'lets end it with elm st',
    'drop elm st, were done with that one',
  ])('%s', text => expect(optOut(text, 'buyer')).toBeLessThan(ENDED))
})

describe('messages end with it, or the bot', () => {
  test.each([
    'end it with you guys',
    'im done with you',
    'done with this',
    'take me off, done with it',
    'take elm st off, im done with these texts',
    'im done with this market, stop texting',
    'im done with this market, bye',
    'take my number off, done with it',
    'take us off the elm st list',
    'take dr smith off, done with it',
    'take elm st off your mailing list',
    'were done with that house, take us off',
  ])('%s', text => expect(optOut(text, 'buyer')).toBeGreaterThanOrEqual(ENDED))
})
