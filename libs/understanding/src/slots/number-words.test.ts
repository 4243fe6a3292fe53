// Amounts and years as they are spoken: hundreds, tens and a digit, without their units.
import { expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot: string, name: string | null = null) => {
  const pendingQuestion = name ? { side: bot === 'seller' ? 'selling' : 'buying', name } : null
  return flatSlots(readSlots(text, { bot, pendingQuestion }))
}

test.each([
  ['around 4 and a quarter', '425000'],
  ['six and a quarter', '625000'],
  ['4 and a half', '450000'],
  ['one and a half', '1500000'],
  ['1.25', '1250000'],
  ['three and a half million', '3500000'],
  ['quarter mil', '250000'],
  ['half a mil', '500000'],
  ['two twelve five', '212500'],
  ['three forty nine nine', '349900'],
  ['four oh five', '405000'],
  ['four fifty nine', '459000'],
  ['two hundred fifty five', '255000'],
  ['four twenty five', '425000'],
  ['800 bands', '800000'],
])('a price is meant as it is spoken: %s', (text, value) => {
  expect(read(text, 'buyer', 'budget.max')).toEqual({ 'budget.max': value })
  expect(read(text, 'seller', 'askingPrice')).toEqual({ askingPrice: value })
})

test.each([
  ['eighteen fifty square feet', { sqft: '1850' }],
  ['fifteen sixty sqft', { sqft: '1560' }],
  ['built in oh four', { yearBuilt: '2004' }],
  ['built in twenty oh six', { yearBuilt: '2006' }],
  ['built in eighteen ninety five', { yearBuilt: '1895' }],
  ['oh four bedrooms', { beds: '4' }],
  ['the roof is from oh four', {}],
  ['two and a half baths', { baths: '2.5' }],
  ['3 and a quarter acre lot', {}],
])('so are an area and a year, and no exclamation is one: %s', (text, facts) =>
  expect(read(text, 'seller')).toEqual(facts),
)

test.each([
  ['three four bedrooms', { beds: '3' }],
  ['in ten twelve months', { timelineDays: '365' }],
  ['ten fifteen thousand down', { downPaymentAmount: '15000' }],
  ['two three hundred thousand', { 'budget.min': '200000', 'budget.max': '300000' }],
  ['one two bedroom unit', { beds: '2' }],
  ['thirty five thousand down', { downPaymentAmount: '35000' }],
])('two numbers in a row are a range: %s', (text, facts) =>
  expect(read(text, 'buyer')).toEqual(facts),
)

test.each([
  ['been paid off', { mortgageBalance: '0' }],
  ["it's been paid off since 2009", { mortgageBalance: '0' }],
  ['house has been paid off for years', { mortgageBalance: '0' }],
  ['the car has been paid off', {}],
  ['havent been paid off', {}],
])('a home that has been paid off owes nothing: %s', (text, facts) =>
  expect(read(text, 'seller')).toEqual(facts),
)
