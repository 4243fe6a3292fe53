// Numbers beside a price that are none: a wish below the limit, what a sale has brought, an age.
import { expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot: string, name: string | null = null) => {
  const pendingQuestion = name ? { side: bot === 'seller' ? 'selling' : 'buying', name } : null
  return flatSlots(readSlots(text, { bot, pendingQuestion }))
}

test.each([
  ['225 tops, 200 would be nicer', '225000'],
  ['400 max but prefer 375', '400000'],
  ['no more than 350, ideally 325', '350000'],
  ['max of 400k, ideally 375', '400000'],
  ['ideally 375, 400 max', '400000'],
  ['max of 400k, would rather be at 375k', '400000'],
  ['400 max but prefer to spend 375', '375000'],
  ['400 max, no wait 375', '375000'],
  ['400 max but could do 425', '425000'],
  ['my max was 400, now 375', '375000'],
])('a limit stands beside a wish, and falls by a new limit: %s', (text, max) =>
  expect(read(text, 'buyer')).toEqual({ 'budget.max': max }),
)

test('a down payment beside a limit is one', () =>
  expect(read('max 400, ideally 60k down', 'buyer')).toEqual({
    'budget.max': '400000',
    downPaymentAmount: '60000',
  }))

test('what a lender allows is no limit of one’s own', () =>
  expect(read('approved for 450 but prefer to stay around 400', 'buyer')).toEqual({
    preApproved: 'true',
    'budget.max': '400000',
  }))

test.each([
  ['we have 90k from the sale of our last house', 'buyer', {}],
  ['got 120k from selling our condo last year', 'buyer', {}],
  ['we have about 80k coming from the sale of our house', 'lead', {}],
  ['90k from selling our condo for the down payment', 'buyer', { downPaymentAmount: '90000' }],
  ['putting 60k down from the sale of our condo', 'buyer', { downPaymentAmount: '60000' }],
  [
    '400k cash from the sale of my business',
    'buyer',
    { 'budget.max': '400000', financing: 'cash' },
  ],
  ['want 300k from the sale', 'seller', { askingPrice: '300000' }],
  ['350k from the sale would be great', 'seller', { askingPrice: '350000' }],
  ['need 300k from selling our house', 'lead', { askingPrice: '300000' }],
])('what a sale has brought is no price asked: %s to %s', (text, bot, facts) =>
  expect(read(text, bot)).toEqual(facts),
)

test.each([
  ['one of those 55 and over communities', {}],
  ['a community for 55 and up', {}],
  ['an over 55 community', {}],
  ['55 and over only please', {}],
  ['a 55 plus community under 300', { 'budget.max': '300000' }],
  ['300 and over', { 'budget.min': '300000' }],
])('an age from which homes are reserved is no price: %s', (text, facts) =>
  expect(read(text, 'buyer')).toEqual(facts),
)

test('to the question for a price it is one', () => {
  expect(read('55 and up', 'seller', 'askingPrice')).toEqual({ askingPrice: '55000' })
  expect(read('55 and over communities', 'buyer', 'budget.min')).toEqual({})
})

test.each([
  ['I owe over 150', null],
  ['we still owe a little more than 150', null],
  ['balance is just under 150', null],
  ['a little over 150', 'mortgageBalance'],
  ['lil under 150', 'mortgageBalance'],
])('a bound says nothing of what an amount is: %s', (text, name) =>
  expect(read(text, 'seller', name)).toEqual({ mortgageBalance: '150000' }),
)

test('an amount behind a join has its bound alone', () =>
  expect(read('I owe nothing and want over 300', 'seller').askingPrice).toBe('300000'))
