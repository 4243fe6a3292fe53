// A wish to say a number is a guess at it, and what is refused beyond an amount makes it the limit.
// Each law stands beside the cases that look like it and are not.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

type Case = [text: string, facts: Record<string, string>, bot?: string]

const answer = (name: string, text: string, bot: string) =>
  flatSlots(readSlots(text, { bot, pendingQuestion: { side: 'buying', name } }))

describe('"I wanna say" guesses at what was asked for', () => {
  test.each<[name: string, text: string, facts: Record<string, string>, bot: string]>([
    ['yearBuilt', 'late 80s i wanna say, 88', { yearBuilt: '1988' }, 'seller'],
    ['yearBuilt', 'late 80s, 450', { askingPrice: '450000' }, 'seller'],
    ['yearBuilt', 'early 1990s, 92 maybe', { yearBuilt: '1992' }, 'seller'],
    ['yearBuilt', 'i wanna say 2005', { yearBuilt: '2005' }, 'seller'],
    ['yearBuilt', 'i want to say 78 or so', { yearBuilt: '1978' }, 'seller'],
    ['mortgageBalance', 'i wanna say 150', { mortgageBalance: '150000' }, 'seller'],
    ['mortgageBalance', 'i want to say around 150', { mortgageBalance: '150000' }, 'seller'],
    ['mortgageBalance', '150 i wanna say', { mortgageBalance: '150000' }, 'seller'],
    ['mortgageBalance', 'gonna say 150', { mortgageBalance: '150000' }, 'seller'],
    ['creditScore', 'i wanna say 710', { creditScore: '710' }, 'buyer'],
    ['downPaymentAmount', 'i wanna say 20k', { downPaymentAmount: '20000' }, 'buyer'],
    ['sqft', 'wanna say like 1800', { sqft: '1800' }, 'seller'],
    ['askingPrice', 'i want 320', { askingPrice: '320000' }, 'seller'],
    ['askingPrice', 'i wanna say 320', { askingPrice: '320000' }, 'seller'],
  ])('%s: %s', (name, text, facts, bot) => expect(answer(name, text, bot)).toEqual(facts))
})

const laws: Record<string, Case[]> = {
  'a no to more makes the amount the most, a no to less the least': [
    ['anything over 650 is a no', { 'budget.max': '650000' }, 'buyer'],
    ['more than 500 is a no', { 'budget.max': '500000' }, 'buyer'],
    ['over 650 is a hard no', { 'budget.max': '650000' }, 'buyer'],
    ['over 500k not happening', { 'budget.max': '500000' }, 'buyer'],
    ['over 400 isnt happening', { 'budget.max': '400000' }, 'buyer'],
    ['anything over 500 and im out', { 'budget.max': '500000' }, 'buyer'],
    ['over 450 hard pass', { 'budget.max': '450000' }, 'buyer'],
    ['anything under 400 is a no', { 'budget.min': '400000' }, 'buyer'],
    ['anything under 300 is a no', { askingPrice: '300000' }, 'seller'],
    ['anything less than 300k is a no from us', { askingPrice: '300000' }, 'seller'],
    ['anything under 300k and im walking', { askingPrice: '300000' }, 'seller'],
    ['under 280 is insulting', { askingPrice: '280000' }, 'seller'],
    ['selling my house, anything under 300 is a no', { askingPrice: '300000' }, 'lead'],
    ['over 650 is a no brainer', { 'budget.min': '650000' }, 'buyer'],
    ['over 650 is no problem', { 'budget.min': '650000' }, 'buyer'],
    ['under 500 and im happy', { 'budget.max': '500000' }, 'lead'],
    ['looking under 400 and hoas are a no', { 'budget.max': '400000' }, 'buyer'],
    ['over 400 and mesa is a no', { 'budget.min': '400000' }, 'buyer'],
    ['hoa above 400 is a dealbreaker', {}, 'buyer'],
  ],
  '"5-50" is 550 where a price is named, and no price elsewhere': [
    ['could stretch to 6-25', { 'budget.max': '625000' }, 'buyer'],
    ['up to 5-50', { 'budget.max': '550000' }, 'buyer'],
    ['4-25 is our limit', { 'budget.max': '425000' }, 'buyer'],
    ['we want 3-90 for it', { askingPrice: '390000' }, 'seller'],
    ['list at 4-75', { askingPrice: '475000' }, 'seller'],
    ['need to be out by 4-25', {}, 'seller'],
    ['want to close 6-25', {}, 'seller'],
    ['tour 5-20 at 3', {}, 'buyer'],
    ['3-20 acres', {}, 'buyer'],
    ['budget 4-500k', { 'budget.min': '400000', 'budget.max': '500000' }, 'buyer'],
    ['5-20% down', { downPaymentPct: '20' }, 'buyer'],
  ],
  'what a loan costs is no price': [
    ['selling ours would be dumb with a 2.8 rate', {}],
    ['we have a 2.75 mortgage so not selling', {}],
    ['selling, locked at 3.1 fixed', {}],
    ['sell for 2.8 mil', { askingPrice: '2800000' }],
  ],
  'the price of a home stands behind its rooms, or before it': [
    [
      'selling our 3/2 in Provo for 415',
      { beds: '3', baths: '2', location: 'Provo', askingPrice: '415000' },
    ],
    ['60 down on a 410 place', { downPaymentAmount: '60000', 'budget.max': '410000' }],
    ['looking for a 300 unit building', {}],
    ['min 3 beds 2 baths for 450', { beds: '3', baths: '2', 'budget.max': '450000' }, 'buyer'],
  ],
}

const context = (bot = 'lead') => ({ bot, pendingQuestion: null })

for (const [law, cases] of Object.entries(laws))
  describe(law, () => {
    test.each(cases)('%s', (text, facts, bot) =>
      expect(flatSlots(readSlots(text, context(bot)))).toEqual(facts),
    )
  })
