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
