// Who comes to the office wants to be met.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('who comes to the office, or would rather do this in person, wants a person', () => {
  test.each([
    "what time does your office open, i'll just come in",
    'where is your office, id like to stop in',
    "are u guys open saturday, i'll walk in",
    "wheres ur office i'll swing by with the papers",
    'id feel better doing this in person',
  ])('%s', text => expect(human(text, 'buyer')).toBeGreaterThanOrEqual(ASKED))
})

describe('a home that is seen, a price that comes in, another office', () => {
  test.each([
    'what time does the leasing office open',
    'need a home office, come in under 400',
    'can we stop by the house saturday',
    'when is the open house, ill stop by',
    'are you open to 400? could come in at 410',
    'are you guys open to us walking in',
    'what are your office hours',
    'would rather see it in person',
    'rather do the walkthrough in person',
  ])('%s', text => expect(human(text, 'buyer')).toBeLessThan(ASKED))
})
