// A call that is asked for in slang is a wish for a person.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('who leaves a number to be called at, or asks for the phone, wants a person', () => {
  test.each([
    ['my fingers are tired. holler at me 614-555-0138', 'buyer'],
    ['hit me up at 614-555-0138', 'lead'],
    ['hmu 614-555-0138', 'seller'],
    ['get ahold of me at 614-555-0138', 'seller'],
    ['buzz me 614-555-0138', 'buyer'],
    ['can you buzz me', 'buyer'],
    ['hit my line', 'lead'],
    ['pick up the phone pls', 'seller'],
    ['someone pick up the phone', 'buyer'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeGreaterThanOrEqual(ASKED))
})

describe('who wants a text, news one day or to be let in does not', () => {
  test.each([
    ['holler when its ready', 'buyer'],
    ['holler at me if something comes up', 'buyer'],
    ['hit me up when something new comes up', 'lead'],
    ['hmu if anything pops up', 'lead'],
    ['buzz me in at the gate', 'buyer'],
    ['buzz me when a 3 bed lists', 'buyer'],
    ['hit me up by text 614-555-0138', 'seller'],
    ['you can get ahold of me at 614-555-0138', 'seller'],
    ['the seller can hit me up at 614-555-0138', 'buyer'],
    ['i cant pick up the phone right now', 'buyer'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeLessThan(ASKED))
})
