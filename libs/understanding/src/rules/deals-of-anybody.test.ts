// What people do, and how homes sell, is asked by a buyer or an owner without a deal of their own.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const under = (bot: string, text: string) => understand(text, { bot, pendingQuestion: null })
const TO_SELLER = 8_000
const TO_BUYER = 6_000

describe('a question about sales in general moves no buyer', () => {
  test.each([
    'do most people sell their old house first or after',
    'how long does it take people to sell a house here',
    'is it hard to sell a house with solar',
    'how fast do homes sell in Mesa',
    'do houses here sell fast',
    'how long do i have to live there before i can sell',
    'what happens if i need to sell in a year',
    'do i lose money if i sell in 3 years',
    'when i sell it later do i pay taxes',
    'can people sell a house with a lien on it',
    'how soon can you sell after buying with fha',
  ])('%s', text => expect(under('buyer', text).seller).toBeLessThan(TO_SELLER))
})

describe('a question about purchases in general moves no seller', () => {
  test.each([
    'do people usually buy houses in winter',
    'do people buy houses w old roofs',
    'do people usually buy another house first',
    'are people buying condos',
    'what kind of people buy duplexes',
    'who usually buys houses like mine',
  ])('%s', text => expect(under('seller', text).buyer).toBeLessThan(TO_BUYER))
})

describe('the own home, or a wish beside the question, raises the deal', () => {
  test.each([
    'how long would it take to sell ours',
    'what month do most people sell in Bozeman? want to time ours',
    'how fast do homes sell in Mesa? need to list mine',
    'how fast do houses sell in Mesa, the condo has to go',
    'how long do houses take to sell there, thinking of selling the condo',
    'is it hard to sell a house with tenants? cuz we got one',
    'can somebody list the condo for us',
    'should we sell first or buy first',
    'do you help people sell and buy',
  ])('under the buyer bot: %s', text =>
    expect(under('buyer', text).seller).toBeGreaterThanOrEqual(TO_SELLER),
  )

  test.each([
    'are people buying condos? i want one',
    'how do people buy a house w no money down, thats what we want next',
    'who can help me buy a condo',
  ])('under the seller bot: %s', text =>
    expect(under('seller', text).buyer).toBeGreaterThanOrEqual(TO_BUYER),
  )
})
