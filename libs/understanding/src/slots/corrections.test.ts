// Whoever corrects themselves within a message means the last value, whatever kind of value it is.
import { expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot = 'lead', pending: string | null = null) => {
  const pendingQuestion = pending === null ? null : { side: 'buying', name: pending }
  return flatSlots(readSlots(text, { bot, pendingQuestion }))
}

test.each([
  ['3 beds, no wait 4', { beds: '4' }],
  ['3 beds no wait make that 4', { beds: '4' }],
  ['3 bedrooms, sorry 4', { beds: '4' }],
  ['3 beds 2 baths, no wait 4 beds', { beds: '4', baths: '2' }],
  ['3 months, no 6', { timelineDays: '180' }],
  ['no wait 6 months, not 3', { timelineDays: '180' }],
  ['Plano, no wait, Frisco', { location: 'Frisco' }],
  ['Plano actually Frisco', { location: 'Frisco' }],
  ['I said Plano but I meant Frisco', { location: 'Frisco' }],
  ['450, no 475', { 'budget.max': '475000' }],
  ['20% down, make that 10%', { downPaymentPct: '10' }],
  ['1800 sqft, make that 2000', { sqft: '2000' }],
  ['credit is 640, no 660', { creditScore: '660' }],
  ['preapproved, actually not yet', { preApproved: 'false' }],
  ['owe 120, sorry 130', { mortgageBalance: '130000' }],
  ['VA no wait conventional', { financing: 'conventional' }],
  ['cash... no, a va loan', { financing: 'va' }],
  ['instead of fha lets do conventional', { financing: 'conventional' }],
  ['changing from fha to va', { financing: 'va' }],
  ['Plano, wait no Frisco', { location: 'Frisco' }],
  ['60120, wait no 60123', { zip: '60123' }],
  ['actually scratch 60120, look in 60123', { zip: '60123' }],
  ['60123 instead of 60120', { zip: '60123' }],
  ['Tucson, wait no Marana.', { location: 'Marana' }],
  ["I'm John, sorry Jon", { name: 'Jon' }],
  ['built 1985, no 1995', { yearBuilt: '1995' }],
])('"%s" means the second value', (text, facts) => expect(read(text)).toEqual(facts))

test.each([
  ['beds', '3, no wait 4', { beds: '4' }],
  ['budget.max', '450, no 475', { 'budget.max': '475000' }],
])('so does a bare answer to the question for %s', (pending, text, facts) =>
  expect(read(text, 'buyer', pending)).toEqual(facts),
)

test.each([
  ['budget 450, no 2 story', { 'budget.max': '450000' }],
  ['not 3, 4 bedrooms', { beds: '4' }],
  ['450k, we make 140', { 'budget.max': '450000' }],
  ['3 beds, 2 baths', { beds: '3', baths: '2' }],
  ['fha, no va', { financing: 'fha' }],
  ['Plano, no HOA', { location: 'Plano' }],
  ['not actually Plano', {}],
  ["I'm John, sorry I'm late", { name: 'John' }],
  ['built 1985, no pool', { yearBuilt: '1985' }],
])('"%s" takes nothing back', (text, facts) => expect(read(text)).toEqual(facts))

test.each([
  ['60601, 60602 and 60603', '60601,60602,60603'],
  ['60120 or actually 60123 works too', '60120,60123'],
  ['not far from 60120', '60120'],
])('several zips may be wanted: "%s"', (text, zip) => expect(read(text)).toEqual({ zip }))

test.each<[text: string, facts: Record<string, string>, bot?: string]>([
  ['we moved the budget up to 460 from 430', { 'budget.max': '460000' }],
  ['we can do 460 now, up from 430', { 'budget.max': '460000' }],
  ['460k, up from 430k', { 'budget.max': '460000' }],
  ['max is 460 now, it was 430', { 'budget.max': '460000' }],
  ['budget is 460, used to be 430', { 'budget.max': '460000' }],
  ['down payment up to 20% from 10%', { downPaymentPct: '20' }],
  ['ok lower it to 300 from 325', { askingPrice: '300000' }, 'seller'],
  ['price to 300k down from 325k', { askingPrice: '300000' }, 'seller'],
  ['asking 320, down from 350', { askingPrice: '320000' }, 'seller'],
  ['owe 180 down from 220', { mortgageBalance: '180000' }, 'seller'],
])('what a value was before is none: "%s"', (text, facts, bot = 'lead') =>
  expect(read(text, bot)).toEqual(facts),
)

test.each([
  ['homes from 300 to 400', { 'budget.min': '300000', 'budget.max': '400000' }],
  ['from 300k up', { 'budget.min': '300000' }],
  ['2 years ago it was 450', { 'budget.max': '450000' }],
  ['60k down from my savings of 100k', { downPaymentAmount: '60000' }],
  ['budget was 430, now 460', { 'budget.max': '460000' }],
  ['400 max, or rather 375', { 'budget.max': '375000' }],
])('a "from" or a "was" alone takes nothing back: "%s"', (text, facts) =>
  expect(read(text, 'buyer')).toEqual(facts),
)
