// Which of two deals goes first is settled in two words.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const reading = (text: string, bot: string) => understand(text, { bot, pendingQuestion: null })
const RAISED = 9_000
const ACTS = 6_000

describe('what is to go first is wished for', () => {
  test.each([
    'no sell first',
    'sell first',
    'lets sell ours first please',
    'no wait, sell mine first',
    'its the wife. sell first. im not moving in with his mom',
  ])('%s', text => expect(reading(text, 'buyer').seller).toBeGreaterThanOrEqual(RAISED))

  test.each(['no buy first', 'buy first', 'rather buy first', 'nah lets buy first'])('%s', text =>
    expect(reading(text, 'seller').buyer).toBeGreaterThanOrEqual(RAISED),
  )
})

describe('what need not be, and what is first by itself, is not', () => {
  test.each([
    'no need to sell first',
    'not sell first',
    'do most people sell first',
    'need to see the house first',
  ])('%s', text => expect(reading(text, 'buyer').seller).toBeLessThan(ACTS))

  test.each(['not buy first', 'no need to buy first'])('%s', text =>
    expect(reading(text, 'seller').buyer).toBeLessThan(ACTS),
  )
})
