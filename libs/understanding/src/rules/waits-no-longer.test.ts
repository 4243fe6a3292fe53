// A wait that is denied is a wish; one that is planned, asked about or somebody else's is none.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const reading = (text: string, bot: string) => understand(text, { bot, pendingQuestion: null })
const RAISED = 9_000
const ACTS = 7_000

describe('a sale that is to wait no longer is wished for', () => {
  test.each([
    'cant wait any longer to sell',
    "we can't hold off on listing any longer",
    'cant put off selling another year',
    "we're not putting it off, listing this spring",
    'done putting off selling',
    "we can't delay the sale anymore",
  ])('%s', text => {
    for (const bot of ['lead', 'buyer'])
      expect(reading(text, bot).seller, bot).toBeGreaterThanOrEqual(RAISED)
  })
})

test.each(["we can't put off buying any longer", 'tired of waiting to buy', 'cant wait to buy'])(
  'and so is a purchase: %s',
  text => {
    for (const bot of ['lead', 'seller'])
      expect(reading(text, bot).buyer, bot).toBeGreaterThanOrEqual(RAISED)
  },
)

describe('the wait of somebody else, for something else, or that may go on raises no sale', () => {
  test.each([
    "they can't wait to sell",
    "sellers won't wait, they want to sell",
    'bank wont wait for the sale',
    'cant wait for the listing to go live',
    'cant hold off on the inspection',
    'if we dont wait to sell we lose it',
    'why not wait to sell until spring',
    'we can wait to sell',
    "we'll wait to list till spring",
  ])('%s', text => {
    for (const bot of ['lead', 'buyer']) expect(reading(text, bot).seller, bot).toBeLessThan(ACTS)
  })
})

test('how long one has to wait to sell is asked by who sells', () =>
  expect(reading('how long do i have to wait to sell', 'lead').seller).toBeGreaterThan(RAISED))
