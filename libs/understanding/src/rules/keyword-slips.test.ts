// Who mistypes the word that ends messages has said it; a word of its own is no slip.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const HEARD = 9_000
const ENDED = 5_000

describe('a slip of a word that ends messages ends them', () => {
  const slips = `STIP dtop stoo stp stpo sotp sstop stoip stoped ST0P 5TOP STOP2 Stop2quit STOP7END wuit quitt qiut
    cancell cancle canel reovke revokd unscribe unsubsribe UNSUBSCRBE DND revoked 🛑`
  test.each(slips.trim().split(/\s+/))('%s', slip => {
    for (const bot of BOTS)
      for (const text of [slip, slip.toLowerCase(), `${slip}!!`, ` "${slip}." `, `${slip} 😡`])
        expect(optOut(text, bot), `${bot}: ${text}`).toBeGreaterThanOrEqual(HEARD)
  })
})

describe('a word of its own is none', () => {
  const words = `atop top step shop stoop strop stow stops spot suit quiet quite quilt quota Quito Stowe Cancun cancer
    evoke revolve undecided uncle subscribe 2 90210 4x4`
  test.each(words.trim().split(/\s+/))('%s', word => {
    for (const bot of BOTS) expect(optOut(word, bot), bot).toBeLessThan(ENDED)
  })

  test('nor does a slip inside of another matter', () => {
    for (const text of ['stp by saturday', 'STOP2 is the bus line', 'stoo many stairs'])
      expect(optOut(text, 'buyer'), text).toBeLessThan(ENDED)
  })
})
