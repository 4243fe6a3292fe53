// A number answers the question asked by itself, whatever is remarked beside it, unless a word says
// what it counts; and while it may be that answer, it is no price. Each law stands beside the cases
// that look like it and are not.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

type Case = [asked: string, text: string, facts: Record<string, string>, bot?: string]

const laws: Record<string, Case[]> = {
  'a remark beside an answer does not undo it': [
    ['beds', '3 is fine', { beds: '3' }],
    ['beds', 'two is plenty for us old folks', { beds: '2' }],
    ['beds', '2 so he can have a roommate', { beds: '2' }],
    ['beds', '4 would be ideal but could do 3', { beds: '4' }],
    ['beds', '3 and an office', { beds: '3', features: 'office' }],
    ['beds', 'we need 4', { beds: '4' }],
    ['beds', 'minimum of 3', { beds: '3' }],
    ['beds', 'con 3 estamos bien', { beds: '3' }],
    ['beds', '5 and 650k', { beds: '5', 'budget.max': '650000' }],
    ['beds', '4 and 3 baths', { beds: '4', baths: '3' }],
    ['baths', "1's fine", { baths: '1' }],
    ['sqft', '2050 finished', { sqft: '2050' }, 'seller'],
    ['sqft', '1420 not counting bsmt', { sqft: '1420' }, 'seller'],
    ['sqft', 'just shy of 1900', { sqft: '1900' }, 'seller'],
    ['yearBuilt', 'in 1988', { yearBuilt: '1988' }, 'seller'],
    ['yearBuilt', '2010 or newer', { yearBuilt: '2010' }],
    ['creditScore', '655 last i chkd', { creditScore: '655' }],
    ['creditScore', 'mine 710, hers 680', { creditScore: '710' }],
    ['mortgageBalance', 'not much, 40ish', { mortgageBalance: '40000' }, 'seller'],
    ['timelineDays', '6 if all goes well', { timelineDays: '180' }],
  ],
  'a number that was so, or to which another is added, is not the answer': [
    ['creditScore', '680 last year, 640 now', {}],
    ['beds', '3 when we bought, 4 now', {}, 'seller'],
    ['sqft', '1500 when we bought, 2100 now with the addition', {}, 'seller'],
    ['mortgageBalance', '200 plus 20 on the heloc', {}, 'seller'],
  ],
  'a word that says what the number counts does': [
    ['beds', '3 kids so we need room', {}],
    ['beds', 'we have 5', {}],
    ['beds', '5 in the family', {}],
    ['beds', 'somos 4', {}],
    ['beds', '2 full time jobs here lol', {}],
    ['beds', '2 full baths', { baths: '2' }],
    ['beds', '#3 was cute', {}],
    ['beds', 'the one on Maple was nice', {}],
    ['beds', 'in a few', {}],
    ['beds', 'a couple', { beds: '2' }],
    ['beds', 'just one', { beds: '1' }],
    ['beds', 'at 3 if that works', {}],
    ['baths', '3+ beds', { beds: '3' }],
    ['baths', '2 full time nurses in this house', {}],
    ['sqft', 'taxes are 2400 a year', {}, 'seller'],
    ['sqft', 'rent is high, 1200', {}, 'seller'],
    ['yearBuilt', 'the roof is from 2015', {}, 'seller'],
    ['yearBuilt', 'i got the house in 2019', {}, 'seller'],
    ['yearBuilt', '3 and 2', {}, 'seller'],
    ['creditScore', 'my wife has a 690', {}],
    ['creditScore', "I'm 34, first time buyer", {}],
    ['timelineDays', 'after 5 works', {}],
    ['timelineDays', '2 kids so not yet', {}],
    ['mortgageBalance', 'about 1400 a month', {}, 'seller'],
  ],
  'what is found not to do, or asked, is no answer': [
    ['beds', '2 would be too small', {}],
    ['beds', '1 is not enough for us', {}],
    ['beds', '4 would be way too much', {}],
    ['beds', '4 would be just right', { beds: '4' }],
    ['', '4 would be way too much', {}],
    ['beds', '3 isnt enough', {}],
    ['creditScore', 'is 620 enough?', {}],
  ],
  'a record or a lender tells what is so, and nobody else what a home owes': [
    ['yearBuilt', 'county says 1988', { yearBuilt: '1988' }, 'seller'],
    ['sqft', 'tax record says 1620', { sqft: '1620' }, 'seller'],
    ['mortgageBalance', 'bank says 148', { mortgageBalance: '148000' }, 'seller'],
    ['mortgageBalance', 'zillow says 350', {}, 'seller'],
    ['mortgageBalance', 'credit karma says 612', { creditScore: '612' }, 'seller'],
    ['askingPrice', 'zillow says 350', {}, 'seller'],
  ],
  'a number that may be the one asked for is no price': [
    ['creditScore', 'it was 710 until we moved', { creditScore: '710' }],
    ['creditScore', '720 and my wife is 690', { creditScore: '720' }],
    ['creditScore', 'we sit at something like 702', {}],
    ['sqft', '925, is staging included', { sqft: '925' }, 'seller'],
    ['mortgageBalance', '150, why do you ask', { mortgageBalance: '150000' }, 'seller'],
    ['mortgageBalance', 'like 150 to go', { mortgageBalance: '150000' }, 'seller'],
    ['mortgageBalance', 'less than 100', { mortgageBalance: '100000' }, 'seller'],
    ['mortgageBalance', '0', { mortgageBalance: '0' }, 'seller'],
    ['mortgageBalance', 'been paid off', { mortgageBalance: '0' }, 'seller'],
  ],
  'unless a word says that it is one, or the message says more': [
    ['creditScore', 'it was 710 in january', { creditScore: '710' }],
    ['mortgageBalance', '150 as of march', { mortgageBalance: '150000' }, 'seller'],
    ['', 'ready as of march', { timeline: 'present' }],
    ['creditScore', 'budget is 700', { 'budget.max': '700000' }],
    ['creditScore', '$700k', { 'budget.max': '700000' }],
    ['creditScore', '15% down, 340', { downPaymentPct: '15', 'budget.max': '340000' }],
    [
      'creditScore',
      '3 bed in Meridian, 500ish',
      {
        beds: '3',
        location: 'Meridian',
        'budget.max': '500000',
      },
    ],
    ['sqft', 'want 350 for it', { askingPrice: '350000' }, 'seller'],
    ['sqft', 'we want 615', { askingPrice: '615000' }, 'seller'],
    ['yearBuilt', 'asking 350', { askingPrice: '350000' }, 'seller'],
    [
      'mortgageBalance',
      '120, want 300',
      { mortgageBalance: '120000', askingPrice: '300000' },
      'seller',
    ],
    ['mortgageBalance', "i'd take 400", { askingPrice: '400000' }, 'seller'],
    [
      'downPaymentAmount',
      '40k, budget 400',
      { downPaymentAmount: '40000', 'budget.max': '400000' },
    ],
    ['downPaymentPct', '450k', { 'budget.max': '450000' }],
  ],
  'money that is saved, given or got for something else is the down payment asked for': [
    ['downPaymentAmount', "I've saved up thirty grand", { downPaymentAmount: '30000' }],
    ['downPaymentAmount', 'we have about 40k', { downPaymentAmount: '40000' }],
    ['downPaymentAmount', '40k in savings', { downPaymentAmount: '40000' }],
    ['downPaymentAmount', '30k gift from parents', { downPaymentAmount: '30000' }],
    ['downPaymentAmount', '75k from the sale of my boat', { downPaymentAmount: '75000' }],
    ['downPaymentAmount', 'maybe 40k if i sell some stock', { downPaymentAmount: '40000' }],
    ['downPaymentAmount', '60k my grandma left me', { downPaymentAmount: '60000' }],
    ['downPaymentPct', 'I have 40k', { downPaymentAmount: '40000' }],
    ['downPaymentAmount', '45k left, asking 240', { mortgageBalance: '45000' }],
    ['downPaymentAmount', '40k cash', { downPaymentAmount: '40000' }],
    ['downPaymentAmount', '300k cash', { downPaymentAmount: '300000', financing: 'cash' }],
    ['downPaymentAmount', 'all cash', { financing: 'cash' }],
    ['downPaymentAmount', 'i make 90k a year', {}],
    ['downPaymentAmount', 'owe 20k on my truck', {}],
  ],
  'give or take and as is are of the price in hand': [
    ['mortgageBalance', '150 give or take', { mortgageBalance: '150000' }, 'seller'],
    ['askingPrice', '350 give or take', { askingPrice: '350000' }, 'seller'],
    ['budget.max', '350 give or take', { 'budget.max': '350000' }],
    ['askingPrice', '79 as is', { askingPrice: '79000' }, 'seller'],
    ['', 'the tenant is fine, pays 900', {}, 'seller'],
  ],
  'rooms are told in a row, and full and half': [
    ['beds', '3 2', { beds: '3', baths: '2' }, 'seller'],
    ['beds', '3 2 about 1700', { beds: '3', baths: '2', sqft: '1700' }, 'seller'],
    ['beds', '3/2 1700', { beds: '3', baths: '2', sqft: '1700' }, 'seller'],
    ['beds', '1 of each', { beds: '1', baths: '1' }, 'seller'],
    ['baths', '3 full', { baths: '3' }],
    ['baths', '2 full and a half', { baths: '2.5' }],
    ['baths', '2 full, one half bath', { baths: '2.5' }, 'seller'],
    ['beds', '2 3 story houses', {}],
    ['beds', '3 2 350', { beds: '3', baths: '2', askingPrice: '350000' }, 'seller'],
    ['location', '3 2', {}],
  ],
}

for (const [law, table] of Object.entries(laws))
  describe(law, () => {
    test.each(table)('%s: %s', (name, text, facts, bot = 'buyer') => {
      const side = bot === 'seller' ? 'selling' : 'buying'
      const pendingQuestion = name === '' ? null : { side, name }
      expect(flatSlots(readSlots(text, { bot, pendingQuestion }))).toEqual(facts)
    })
  })
