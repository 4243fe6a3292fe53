// Who dislikes the homes that were sent waits for better ones.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const ENDED = 5_000
const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut

describe('a verdict on a list of homes ends no messages', () => {
  test.each([
    'these are all junk',
    "i don't like any of these",
    'i dont like these',
    "i've seen all of these already",
    'you already sent me these',
    'nope, all junk',
    'all of these are junk',
    'these listings are spam',
    'i hate these listings',
    'ew no to all of these',
    'those houses are trash',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeLessThan(ENDED)
  })
})

describe('a verdict on messages, or an end beside it, ends them', () => {
  test.each([
    'I hate these texts',
    'these texts are junk',
    'all of these texts are spam',
    'these are spam',
    'this is spam stop',
    'hate these. stop',
    'these are all junk, take me off',
    'i dont want any more of these',
    'these people suck, stop',
    'stop sending these',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeGreaterThanOrEqual(ENDED)
  })
})
