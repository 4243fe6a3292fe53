// Relatives for whom, with whom or for whose home the contact deals, and relatives who deal.
import { expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot = 'lead') =>
  flatSlots(readSlots(text, { bot, pendingQuestion: null }))

test.each([
  ['want to buy my son a condo in Tempe', { location: 'Tempe' }],
  [
    'want to buy my son a 2 bed in Tempe under 300',
    { location: 'Tempe', beds: '2', 'budget.max': '300000' },
  ],
  ["we'd like to buy him a small condo in Columbus", { location: 'Columbus' }],
  ['want to get my parents a place in Ocala', { location: 'Ocala' }],
  ['want to buy with my brother in Tempe', { location: 'Tempe' }],
  ['buying a condo for my son in Tempe', { location: 'Tempe' }],
])('who buys for a relative, or with one, buys: %s', (text, facts) =>
  expect(read(text)).toEqual(facts),
)

test.each([
  'my son wants to buy a condo in Tempe',
  'my brother wants to buy my son a 2 bed in Tempe',
  'they want to buy my sister a condo in Tempe',
  'want to buy the condo my son has in Tempe',
  'want to check with my sister in Tempe first',
  'looking for a place, now living with my folks in Mesa',
  'looking for somebody in Katy',
  'i bought my son a condo in Tempe',
  'my boss is buying up half of Greenville',
])('a relative who deals, lives or is asked somewhere is not the contact: %s', text =>
  expect(read(text)).toEqual({}),
)

test.each([
  [
    'my parents place is 3 bed 1 bath, they owe 40',
    { beds: '3', baths: '1', mortgageBalance: '40000' },
  ],
  ["mom's house is 1400 sq ft", { sqft: '1400' }],
  ["my dad's house was built in 1960", { yearBuilt: '1960' }],
  ['my parents place sold for 300', {}],
  ['my neighbors house is 3 bed', {}],
  ["my sister's house is 3 bed", {}],
  ['he owes 40', {}],
])('the home of parents is the one on sale under the seller bot: %s', (text, facts) =>
  expect(read(text, 'seller')).toEqual(facts),
)

test('and nobody’s to the others', () => expect(read("my mom's house is 3 bed")).toEqual({}))

test.each([
  'budget 300k. oh and my moms budget is 200k but thats separate',
  "budget's 300, my brothers is like 500",
  '300k is our max, my sisters is 400k',
  'our budget is 300 and my parents budget is 500',
  'im at 300, my brothers at 500',
  "mine is 300k, my friend's is 400k",
  'my brothers budget is 500, mine is 300',
])('the budget of a relative or a friend is theirs: %s', text =>
  expect(read(text)).toEqual({ 'budget.max': '300000' }),
)

test.each([
  ['my husbands budget is 300k', 'lead', { 'budget.max': '300000' }],
  ['my sons and i have 300k', 'lead', { 'budget.max': '300000' }],
  ['buying with my brothers, 300 max', 'lead', { 'budget.max': '300000' }],
  ['my moms house, asking 300', 'seller', { askingPrice: '300000' }],
  ['my moms is at 300', 'seller', { askingPrice: '300000' }],
])('that of the household, or the price of a home on sale, is not: %s', (text, bot, facts) =>
  expect(read(text, bot)).toEqual(facts),
)
