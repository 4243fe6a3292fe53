// The home that is sought is none that is sold.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const seller = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).seller
const QUEUED = 5_000
const OPENS = 8_000

describe('who waits until a home is found, or wants their own, sells none', () => {
  test.each([
    'as soon as we find the right one',
    'as soon as we find one',
    'as soon as I find the right place',
    'as soon as you find us something',
    'we can close as soon as we find something',
    'ready to go as soon as we find it',
    'once we find the right one',
    'whenever the right one comes along',
    'looking for our own place, 3 bed',
    'we want our own home by summer',
    'finally want to buy my own house',
  ])('%s', text => {
    for (const bot of ['lead', 'buyer']) expect(seller(text, bot), bot).toBeLessThan(QUEUED)
  })
})

describe('a word of selling, or of the home one has, says otherwise', () => {
  test.each([
    "we'll sell as soon as you find us something to buy",
    'once we find a place ours goes on the market',
    'as soon as we find one we need to get rid of ours',
    'as soon as we find one my house has to go',
    'we want our own home sold',
    'we want our own place listed first',
  ])('%s', text => expect(seller(text, 'buyer')).toBeGreaterThanOrEqual(OPENS))
})
