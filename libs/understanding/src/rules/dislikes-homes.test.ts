// Who dislikes the homes that were sent wants to see others.
import { describe, expect, test } from 'vitest'
import { understand } from '../understand.ts'

/** Where the shipped policy ends messages. */
const ENDS = 5_000

const optOut = (text: string, bot = 'buyer'): number =>
  understand(text, { bot, pendingQuestion: null }).optOut

describe('homes that are disliked end no messages', () => {
  test.each([
    'these are all junk',
    "i don't like any of these",
    "i've seen all of these already",
    'nope, all junk',
    'i hate all of these',
    'these listings are spam',
    'you already sent me these',
  ])('%s', text => expect(optOut(text)).toBeLessThan(ENDS))
})

describe('messages that are disliked do', () => {
  test.each(['reporting this as junk', 'I hate these texts, stop', 'this is spam stop'])(
    '%s',
    text => expect(optOut(text)).toBeGreaterThanOrEqual(ENDS),
  )
})
