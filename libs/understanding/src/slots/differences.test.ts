// A price that changes by an amount is not that amount.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot: string, asked: string | null = null) => {
  const pendingQuestion = asked ? { side: 'buying', name: asked } : null
  return flatSlots(readSlots(text, { bot, pendingQuestion }))
}

describe('the amount by which a price changes is none', () => {
  test.each([
    'drop the price 20k',
    'reduce the price by 25000',
    'increase the list price by 20k',
    'bring the price down 20k',
    'go down 20k on the price',
    'lets do a 15k price cut',
    'price reduction of 15k',
    'another 20k price drop',
    '20k lower',
    'lower it by 150k',
    'bring the price down 5%',
  ])('%s', text => expect(read(text, 'seller')).toEqual({}))

  test.each([
    'bump the budget by 20k',
    'up the budget 20k',
    'raise our budget by 25k',
    'we can go up by 20k',
    'budget is up 20k',
    'go 20k higher on the budget',
    'add another 20k to my max',
    'add 20k to the down payment',
  ])('%s', text => expect(read(text, 'buyer')).toEqual({}))

  test('nor does it answer the question for one', () => {
    expect(read('20k lower', 'seller', 'askingPrice')).toEqual({})
    expect(read('20k more', 'buyer', 'budget.max')).toEqual({})
  })
})

describe('the amount to which it changes is the price', () => {
  test.each([
    ['drop the price to 420k', '420000'],
    ['cut it to 300', '300000'],
    ['raise the price 450k', '450000'],
    ['reduce price 325k', '325000'],
    ['drop the price, 325k', '325000'],
    ['list price 325k', '325000'],
    ['dropped it 20k already, asking 380', '380000'],
  ])('%s', (text, askingPrice) => expect(read(text, 'seller')).toEqual({ askingPrice }))

  test.each([
    ['up the budget to 520k', '520000'],
    ['raise the budget 520k', '520000'],
    ['go up to 90k', '90000'],
    ['no more than 90k', '90000'],
    ['350 more or less', '350000'],
    ['max 350, maybe 10k more', '350000'],
  ])('%s', (text, max) => expect(read(text, 'buyer')).toEqual({ 'budget.max': max }))

  test.each(['can bring 50k down', 'saved up 50k for the down payment'])('%s', text =>
    expect(read(text, 'buyer')).toEqual({ downPaymentAmount: '50000' }),
  )
})
