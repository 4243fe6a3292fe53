// Of a message of one word the model sees next to nothing: what it is not sure to be is no end of
// messages.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'
import { FIRST_NAMES } from '../slots/lexicon/first-names.ts'
import { PLACE_NAMES } from '../slots/lexicon/place-names.ts'

const BOTS = ['lead', 'buyer', 'seller']
const optOut = (text: string, bot = 'buyer'): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const ENDED = 5_000

describe('one word that ends nothing is no opt-out', () => {
  const words = `Buckhead NYC Westlake Kwame Nguyen gotcha appreciated thankyou TBD brb bye Brock Chanel`
  test.each(words.split(' '))('%s', word => {
    for (const bot of BOTS)
      for (const text of [word, word.toLowerCase(), `${word}.`, `${word} 🙂`, `ok ${word}`])
        expect(optOut(text, bot), `${bot}: ${text}`).toBeLessThan(ENDED)
  })

  test('nor is a listed town or first name, whatever its letters look like', () => {
    const names = `${FIRST_NAMES} ${PLACE_NAMES}`.trim().split(/\s+/)
    const single = names.filter(name => !name.includes('_') && name !== 'alto')
    const capital = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}`
    expect(single.filter(name => optOut(capital(name)) >= ENDED)).toEqual([])
    expect(optOut('Palo Alto')).toBeLessThan(ENDED)
  })

  test('nor is a farewell', () => {
    for (const text of ['bye', 'ok bye', 'Bye!', 'thanks, bye'])
      expect(optOut(text), text).toBeLessThan(ENDED)
  })
})

describe('a word of ending messages, or a slip of one, still ends them', () => {
  const words = `stpo sotp unsubscrbe remove blocked spammer enough baja BASTA endd stop2end delete`
  test.each(words.split(' '))('%s', word => {
    for (const bot of BOTS) expect(optOut(word, bot), bot).toBeGreaterThanOrEqual(ENDED)
  })
})
