// A house is where its number and street stand, whatever names the street; what only looks so stays
// an amount.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot = 'seller', pending: string | null = null) =>
  flatSlots(
    readSlots(text, {
      bot,
      pendingQuestion: pending === null ? null : { side: 'selling', name: pending },
    }),
  )

describe('a direction and an ordinal are a street without a street word', () => {
  test.each([
    ['sell 640 N 7th', '640 N 7th'],
    ['list 812 W 4th', '812 W 4th'],
    ['want to sell 2210 S 11th', '2210 S 11th'],
    ['my house at 407 n 3rd', '407 n 3rd'],
  ])('%s', (text, address) => expect(read(text)).toEqual({ address }))

  test.each(['407 n 3rd', '1200 e 5th', '55 w 10th', '88 se 3rd', '55 w 10th st'])(
    '%s as an answer',
    address => expect(read(address, 'seller', 'address')).toEqual({ address }),
  )

  test('"w" before a floor or a bath is "with"', () => {
    expect(read('350 w 2nd bath', 'buyer')).toEqual({ 'budget.max': '350000' })
    expect(read('300 w 1st floor master', 'buyer')).toEqual({ 'budget.max': '300000' })
    expect(read('1st of may', 'seller', 'address')).toEqual({ timeline: 'present' })
  })
})

describe('the number behind a Spanish street is that of the house', () => {
  test('unless it is an amount', () => {
    expect(read('calle Hidalgo 310')).toEqual({ address: 'calle Hidalgo 310' })
    expect(read('vendo mi casa de calle Zaragoza 1204 en 250 mil')).toEqual({
      address: 'calle Zaragoza 1204',
      askingPrice: '250000',
    })
    expect(read('calle Hidalgo 310 mil')).toEqual({
      address: 'calle Hidalgo',
      askingPrice: '310000',
    })
  })
})

describe('the number of a road belongs to the address', () => {
  test.each([
    ['905 County Road 12', '905 County Road 12'],
    ['5510 Highway 90', '5510 Highway 90'],
    ['4400 fm 1488', '4400 fm 1488'],
    ['selling 320 State Route 9', '320 State Route 9'],
    ['1200 US Hwy 31 N', '1200 US Hwy 31 N'],
    ['905 Farm to Market Rd 1488', '905 Farm to Market Rd 1488'],
    ['2210 State Hwy 71 unit 3', '2210 State Hwy 71 unit 3'],
    ['we are on County Road 12', 'County Road 12'],
  ])('%s', (text, address) => expect(read(text)).toEqual({ address }))

  test.each([
    ['max 300 hwy 90 is too loud', { 'budget.max': '300000' }],
    ['400 us 3 beds', { 'budget.max': '400000', beds: '3' }],
    ['450 cr 3 bed', { beds: '3' }],
    ['3 beds off highway 90', { beds: '3' }],
    ['220 Interstate Dr', { address: '220 Interstate Dr' }],
    ['is 5510 Highway 90 still available', { address: '5510 Highway 90' }],
    ['905 County Road 300k', { address: '905 County Road', 'budget.max': '300000' }],
  ])('%s', (text, slots) => expect(read(text, 'buyer')).toEqual(slots))
})
