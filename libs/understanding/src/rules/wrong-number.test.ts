// Who says that a message went astray has asked for nothing yet.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const ENDED = 5_000

describe('a wrong number that is only told of ends no messages', () => {
  test.each([
    'wrong number',
    'you have the wrong number',
    'oops wrong number',
    'wrong number again?',
    'Wrong number sorry',
    'sorry wrong person',
    'hi, I think you have the wrong number, this is a bakery',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeLessThan(ENDED)
  })
})

describe('who asks to be left alone beside it ends them', () => {
  test.each([
    'wrong number, delete it',
    'wrong number stop',
    'wrong person. remove this number',
    'wrong number, lose it',
    'wrong number, take me off',
    "wrong number, don't text here again",
    'wrong person again!! lose my number',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeGreaterThanOrEqual(ENDED)
  })
})
