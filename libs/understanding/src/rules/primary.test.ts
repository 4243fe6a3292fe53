// Of a sale and a purchase the one that must come first does, else the one that is named first.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const first = (text: string) => understand(text, { bot: 'lead', pendingQuestion: null }).first

describe('what one looks for may be a sale', () => {
  test.each([
    'looking to sell and buy',
    "we're looking to both sell our current home in Mesa and purchase in Gilbert",
    'looking for help with selling our condo and buying a house',
    "I'd like to find out what my house is worth and then buy something",
  ])('%s', text => expect(first(text)).toBe('seller'))

  test.each(['looking to buy and sell', 'we want to find a house and sell ours'])('%s', text =>
    expect(first(text)).toBe('buyer'),
  )
})

describe('"first" orders the deal that it stands at', () => {
  test.each([
    'we want to buy a house but first sell ours',
    'want to buy but sell our place first',
    'looking to buy in Mesa but first we sell our condo',
    'want to find a house, first have to sell mine',
    'quiero comprar otra casa pero primero vender la mia',
    'sell first then buy',
  ])('the sale: %s', text => expect(first(text)).toBe('seller'))

  test.each([
    'want to buy first then sell ours',
    'want to buy first, then we have to sell',
    'we have to buy before we sell',
    'need to buy something first, then sell',
  ])('the purchase: %s', text => expect(first(text)).toBe('buyer'))

  test('but a first home orders nothing', () => {
    expect(first('have to sell mine to buy our first real house')).toBe('seller')
    expect(first('we want to buy our first home and sell the condo')).toBe('buyer')
  })
})

describe('a past purchase, or what is looked for without a home, comes before no sale', () => {
  test.each([
    'looking to do a 1031. selling a rental in Reno and buying something in Boise',
    'looking to relocate, sell our house and buy closer to family',
    'looking for help. selling our house in Reno and buying in Boise',
    'bought my condo in 2015, want to sell it and buy a house',
    'We bought our place in Nampa in 2019. plan is to sell it and get a bigger one in Meridian',
  ])('%s', text => expect(first(text)).toBe('seller'))

  test.each([
    'looking for a house in Mesa and want to sell ours',
    'looking to move into a 3 bed in Mesa and sell our condo',
    'looking to relocate to Mesa, 3 bed, and sell our condo',
    'want to buy a condo and sell the house we bought in 2010',
  ])('%s', text => expect(first(text)).toBe('buyer'))
})
