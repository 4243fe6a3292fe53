import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const CALLS = 5_000
const human = (text: string, bot = 'lead') => understand(text, { bot, pendingQuestion: null }).human

describe('who asks which language is spoken asks for nobody', () => {
  test.each(['do u speak spanish', 'hey does the agent speak spanish', 'hablan español?'])(
    '%s',
    text => {
      expect(human(text)).toBeLessThan(CALLS)
      expect(human(text, 'buyer')).toBeLessThan(CALLS)
    },
  )

  test.each([
    'I need someone who speaks spanish',
    'can i talk to somebody, do they speak spanish',
    'is there anyone who speaks spanish',
  ])('but not: %s', text => expect(human(text)).toBeGreaterThanOrEqual(CALLS))
})
