// Somebody else who is to help is a person.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('somebody else is asked for', () => {
  test.each([
    'can someone else help me instead of this thing',
    'can someone else help me',
    'can anybody else help us please',
  ])('%s', text => expect(human(text, 'buyer')).toBeGreaterThanOrEqual(ASKED))
})

describe('a hand that is lent, or a bot that goes on', () => {
  test.each([
    'can someone else help me find a home',
    'can someone else see it instead of me',
    'can someone else help me with the tour',
  ])('%s', text => expect(human(text, 'buyer')).toBeLessThan(ASKED))
})
