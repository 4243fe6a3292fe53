// Who has had enough of a kind of home, or of a town, goes on with the search.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const optOut = (text: string, bot = 'buyer'): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const ENDED = 5_000

describe('an end of one kind of homes ends no messages', () => {
  test.each([
    'no more ranches please',
    'no more tudors',
    'no more flips please',
    'enough ranches',
    'stop sending ranches',
    'quit sending me lofts',
    'stop with the duplexes',
    'no more victorians',
    "don't send me Garland ones",
  ])('%s', text => {
    for (const bot of ['lead', 'buyer', 'seller'])
      expect(optOut(text, bot), bot).toBeLessThan(ENDED)
  })
})

describe('where messages are to end as well, they end', () => {
  test.each([
    'no more ranches no more texts',
    'stop sending condos and stop texting me',
    'stop sending ranches, remove me',
    'enough with the pool listings take me off',
    'no more condos. lose my number',
    'no more texts about condos',
    'no more ranches. STOP',
    'stop sending me anything',
    'no more please take me off',
  ])('%s', text => {
    for (const bot of ['lead', 'buyer', 'seller'])
      expect(optOut(text, bot), bot).toBeGreaterThanOrEqual(ENDED)
  })
})

test.each(['delete my old address, i moved', 'remove the old number, this is my new cell'])(
  'a correction of how one is reached ends no messages: %s',
  text => expect(optOut(text, 'lead')).toBeLessThan(ENDED),
)
