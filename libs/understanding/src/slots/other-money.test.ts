// An amount that somebody has, owes elsewhere, was told or came down by is neither a budget nor an
// asking price.
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
    '400+ is too much for us',
    '400 and up is too much',
    'anything above 400 we cant do',
    'at least 400 is way over what we can do',
  ])('%s', text => expect(read(text)).toEqual({ 'budget.max': '400000' }))
  test.each(['anything over 300 is fine', '300+ is not too much', '300 and up'])(
    '%s is not, and is the lower one',
    text => expect(read(text)).toEqual({ 'budget.min': '300000' }),
  )
})

describe('a second debt, a repair or a tax is no asking price', () => {
  test.each([
    ['owe 90k on the first and 30k on the second', '90000'],
    ['owe 200k and 15k in back taxes', '200000'],
    ['owe 200k, and 40k on a second', '200000'],
    ['owe 180k and a 20k home equity loan', '180000'],
    ['owe 200k and 15k', '200000'],
    ['owe 180, second mortgage 40', '180000'],
    ['owe around 140 still, hoping to walk away w 100', '140000'],
  ])('%s', (text, mortgageBalance) => expect(read(text, 'seller')).toEqual({ mortgageBalance }))
  test.each([
    'need 20k to fix the roof',
    'need 20k for repairs',
    "we'd need 50k to move",
    'first is 150k, second is 40k',
    '20k in back taxes',
  ])('%s', text => expect(read(text, 'seller')).toEqual({}))

  test('what is wanted beside a debt or for a move is', () => {
    expect(read('owe 120 and want 300', 'seller')).toEqual({
      mortgageBalance: '120000',
      askingPrice: '300000',
    })
    expect(read('owe 200k, 350k firm', 'seller')).toEqual({
      mortgageBalance: '200000',
      askingPrice: '350000',
    })
    expect(read('need 350k to move', 'seller')).toEqual({ askingPrice: '350000' })
  })
  test('a debt of another kind alone is no balance, one on a second home is', () => {
    expect(read('owe 15k in back taxes', 'seller')).toEqual({})
    expect(read('owe 120k on the second house', 'seller')).toEqual({ mortgageBalance: '120000' })
  })
})

describe('the price of a home that was looked at is nobody’s budget, whoever talks', () => {
  test.each([
    "there's one listed at 520, is it still there",
    'the house down the street is listed at 480, can we see it',
    "it's listed at 389, can we offer 370",
    'I like the ranch listed at 350',
    'saw one at 299 w 2 beds, too small',
    '550 for 2 beds is a joke',
  ])('%s', text => {
    expect(read(text, 'lead')).toEqual({})
    expect(read(text, 'buyer')).toEqual({})
  })
  test.each(['my house is listed at 389', "it's listed with an agent at 389", 'listed at 389'])(
    '%s is the own price under the lead bot',
    text => expect(read(text, 'lead')).toEqual({ askingPrice: '389000' }),
  )
  test('one like it is wanted', () => {
    expect(read('saw a house under 300, want one like it')).toEqual({ 'budget.max': '300000' })
  })
})

describe('the bill of who works on a home, a counter and the number of a thing are no price', () => {
  test.each([
    'photos were 300',
    'photographer charged 300',
    'cleaners were 250',
    'staging was 900',
    'the sewer scope was 300',
    'plumber was 450',
    'countered at 445',
    'school district 203',
    'interstate 405 is too close',
    'bus line 215 is close',
    'building 450',
    'wifi password is home450',
  ])('%s', text => {
    expect(read(text, 'seller')).toEqual({})
    expect(read(text, 'buyer')).toEqual({})
  })

  test.each([
    ['want 450 after the cleaning', 'seller', { askingPrice: '450000' }],
    ['asking 450, photos friday', 'seller', { askingPrice: '450000' }],
    ['they countered 440 but we want 450', 'seller', { askingPrice: '450000' }],
    ['house is a new building, 450', 'seller', { askingPrice: '450000' }],
    ['bottom line 450', 'seller', { askingPrice: '450000' }],
    ['in the design district 450k', 'buyer', { 'budget.max': '450000' }],
    ['school district 203, budget 350', 'buyer', { 'budget.max': '350000' }],
    ['max450', 'buyer', { 'budget.max': '450000' }],
    ['close to 400 for a 3 bed', 'buyer', { 'budget.max': '400000', beds: '3' }],
  ])('a price beside one is: %s', (text, bot, facts) => expect(read(text, bot)).toEqual(facts))
})
