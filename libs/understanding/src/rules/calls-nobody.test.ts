// What a thing is called, or whom the contact calls, is no call asked for.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('a name that is given is no call', () => {
  test.each([
    'can we call the third bedroom a nursery',
    'can we call that a bonus room',
    'can we call that a yes',
    'could u call it a den',
    'can we call it quits on elm st',
    'can we call it 450',
    'can you really call that a kitchen',
  ])('%s', text => expect(human(text, 'buyer')).toBeLessThan(ASKED))
})

describe('nor one that the contact makes', () => {
  test.each([
    'can we call the city about the permit',
    'can i call my bank first',
    'let me call my wife real quick',
    'can we call the hoa and ask about fees',
  ])('%s', text => expect(human(text, 'buyer')).toBeLessThan(ASKED))
})

describe('a call to the contact, to an agent or to a lawyer is', () => {
  test.each([
    'can you call me about the third bedroom a sec',
    'call it a day and have someone call me',
    'can you call this number 614-555-0138',
    'can you call that 614 number',
    'can you call this 614 555 0138',
    'can we call the agent',
    'can i call your office',
    'can i call a lawyer',
    'could you call it 3 beds and call me at 614-555-0138',
    'should i have the agent call me about it',
  ])('%s', text => expect(human(text, 'buyer')).toBeGreaterThanOrEqual(ASKED))
})
