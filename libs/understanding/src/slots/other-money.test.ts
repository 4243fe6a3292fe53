// An amount that somebody has, owes elsewhere, was told or came down by is neither a budget nor an asking price.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot = 'buyer') =>
  flatSlots(readSlots(text, { bot, pendingQuestion: null }))

describe('what one has, is given or owes elsewhere is no budget', () => {
  test.each([
    'I have 60k in the bank',
    '20k in savings',
    'parents giving us 50k',
    'about 150k equity',
    '80k in my 401k',
    '20k in student loans',
  ])('%s', text => expect(read(text)).toEqual({}))

  test('but it is a down payment where it is said to be', () => {
    expect(read('30k downpayment')).toEqual({ downPaymentAmount: '30000' })
    expect(read('60k in the bank for a down payment')).toEqual({ downPaymentAmount: '60000' })
  })
})

describe('what others say it is worth, and a loan on it, is no asking price', () => {
  test.each(['200k in equity', 'agent said 425k', 'county says 310k', 'a 35k heloc on it'])(
    '%s',
    text => expect(read(text, 'seller')).toEqual({}),
  )
  test('the own wish behind it is', () => {
    expect(read('my agent said 425, I want 440', 'seller')).toEqual({ askingPrice: '440000' })
  })
})

describe('a telephone number of seven digits is no money', () => {
  test.each(['my number is 555-0143', 'call me at 555-0143', "my number's 5550143"])('%s', text =>
    expect(read(text, 'lead')).toEqual({}),
  )
  test('a range is', () => {
    expect(read('900-1200 sqft')).toEqual({ sqft: '900' })
  })
})

describe('"down" behind a verb is no down payment', () => {
  test.each([
    ['my budget went down, 380 now', '380000'],
    ['our max came down, 350', '350000'],
    ['rates are down, 410 works now', '410000'],
  ])('%s', (text, max) => expect(read(text)).toEqual({ 'budget.max': max }))

  test.each(['turned down 400k', 'came down 15k already', 'marked down 20k', 'price is down 20k'])(
    '%s',
    text => expect(read(text, 'seller')).toEqual({}),
  )
  test('what the price comes down to is the price', () => {
    expect(read('can come down to 400', 'seller')).toEqual({ askingPrice: '400000' })
  })
})

describe('a limit that is too much is the upper one', () => {
  test.each([
    'stop sending listings over 400k',
    'anything over 400 is too much',
    'over 400k is out of our range',
  ])('%s', text => expect(read(text)).toEqual({ 'budget.max': '400000' }))
  test('one that is not is the lower one', () => {
    expect(read('anything over 300 is fine')).toEqual({ 'budget.min': '300000' })
  })
})
