// Deals long done, classes and papers are spoken of like deals, and raise none.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const read = (text: string, bot: string) => understand(text, { bot, pendingQuestion: null })
const RAISED = 7_000
/** Least score of a purchase under the seller bot. */
const TURNED = 6_000

describe('what the brokerage once did raises nothing', () => {
  test.each([
    'you helped us buy our first house back in 2016!',
    'you guys helped us buy our house in 2016',
    'you helped us sell our condo in 2019',
    'your team sold our place for us back in 2020',
  ])('%s', text => {
    expect(read(text, 'lead').buyer).toBeLessThan(RAISED)
    expect(read(text, 'lead').seller).toBeLessThan(RAISED)
  })

  test.each([
    'you helped us buy in 2016, now we want to sell this one',
    'you sold my condo in 2020, now i need to sell my house',
  ])('but a deal of today does: %s', text =>
    expect(read(text, 'lead').seller).toBeGreaterThanOrEqual(RAISED),
  )
})

describe('who asks for a class deals in nothing yet', () => {
  test.each<[string, boolean]>([
    ['when is the next homebuyer class', false],
    ['do you do homebuyer seminars', false],
    ['is there a fee for the buyer class', false],
    ['took the homebuyer class, now we want to buy', true],
    ['how does one even purchase a home. is there a class', true],
  ])('%s', (text, buyer) => expect(read(text, 'lead').buyer >= RAISED).toBe(buyer))
})

describe('papers to read under the seller bot are no homes to see', () => {
  test.each<[string, boolean]>([
    ['can you send me something i can look over', false],
    ['send me something to look at', false],
    ['can i see something in writing first', false],
    ['find us something on the lake to buy', true],
    ['send me something to look at in Mesa, 3 beds, for us to buy', true],
  ])('%s', (text, buyer) => expect(read(text, 'seller').buyer >= TURNED).toBe(buyer))
})
