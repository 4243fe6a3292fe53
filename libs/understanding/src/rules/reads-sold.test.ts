// What a sign says of another home sells none.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const seller = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).seller
const OPENS = 8_000

describe('that another home is sold is only read', () => {
  test.each([
    'the sign in the yard says sold',
    'sign out front says sold',
    'sign in the yard says for sale by owner',
    'zillow says sold',
  ])('%s', text => expect(seller(text, 'buyer')).toBeLessThan(OPENS))
})

describe('who asks to sell theirs does', () => {
  test.each(['the sign says sold, can you sell mine', 'put a for sale sign in our yard'])(
    '%s',
    text => expect(seller(text, 'buyer')).toBeGreaterThanOrEqual(OPENS),
  )
})
