// A small word beside a fact changes what it is, or takes it away; each law stands beside the cases
// that only look like it.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

type Case = [text: string, facts: Record<string, string>, bot?: string]

const laws: Record<string, Case[]> = {
  'a short name behind an introduction is no state and no month': [
    ['this is Mo, met u at the open house', { name: 'Mo' }],
    ['my name is Al', { name: 'Al' }],
    ['this is MO', {}],
    ['3 mo', { timelineDays: '90' }],
  ],
  'what cannot be seen is no part of a value': [
    ['moving to Spring\u00adfield', { location: 'Springfield' }],
    ['moving to San\u00a0Marcos', { location: 'San Marcos' }],
  ],
  'the time of a meeting is none of the deal': [
    ['can we meet in 2 weeks', {}],
    ['can you show us the house in 2 weeks', {}],
    ['we can talk in 2 weeks', {}],
    ['show us what you have, we close in 2 weeks', { timelineDays: '14' }],
    ['show us homes we move in 2 months', { timelineDays: '60' }],
  ],
  'a wait for an answer is no time': [
    ['two days and nothing!!', {}],
    ['3 weeks and still no answer', {}],
    ['3 weeks and we have to be out', { timelineDays: '21' }],
  ],
  'a date of what is over, of an age or of a wish is none of the deal': [
    ['my preapproval expired in march', { preApproved: 'false' }],
    ['ill be 40 in may', {}],
    ['ok Happy Thanksgiving', {}],
    ['feliz navidad', {}],
    ['my lease ends in march', { timeline: 'present' }],
    ['ill be moving in may', { timeline: 'present' }],
    ['happy to move by thanksgiving', { timeline: 'present' }],
  ],
  'advice that is asked for is no haste': [
    ['should we move fast?', {}],
    ['we should move fast', { timelineDays: '0' }],
    ['as soon as we find something', {}],
  ],
  'a price that has been changed is the price': [
    ['dropped it to 349', { askingPrice: '349000' }, 'seller'],
    ['we raised it to 410k last week', { askingPrice: '410000' }, 'seller'],
    ['they dropped it to 349', {}, 'seller'],
    ['they dropped it to 349', {}, 'buyer'],
    ['dropped 10k', {}, 'seller'],
  ],
  'a gift is a down payment only where it is said to be': [
    ['gift from grandma 15k toward the down payment', { downPaymentAmount: '15000' }],
    ['gift from grandma 15k', {}],
    ['grandma put 15k toward the down payment', {}],
  ],
  'of two loans that are weighed none is chosen': [
    ['conv or fha whatever is cheaper', {}],
    ['fha or conventional', {}],
    ['va or fha not sure', {}],
    ['cash or fha', { financing: 'cash' }],
    ['fha or conv, 20% down', { financing: 'fha', downPaymentPct: '20' }],
  ],
  'a home of a year that needs work, in Spanish': [
    ['es una casa de 1964, hay que arreglarla toda', { yearBuilt: '1964', condition: 'present' }],
    ['hay que vender la casa', {}],
    ['la compre en mayo de 2009, casi', {}],
  ],
  'slang counts hundreds': [
    ['under 4 hunnid', { 'budget.max': '400000' }],
    ['4 hundo max', { 'budget.max': '400000' }],
  ],
  'one goes by a name, and by a street': [
    ['I go by Rosie actually', { name: 'Rosie' }],
    ['but I go by Bob mostly', { name: 'Bob' }],
    ['i go by Maple St on my way', {}],
    ['somewhere by Lake Conroe', { location: 'Lake Conroe' }],
  ],
  'the search is no part of the place': [
    ['back to the Boise search', { location: 'Boise' }],
    ['looking in the Heights', { location: 'the Heights' }],
  ],
  'a feature answered with no is refused': [
    ['garage yes, pool no', { features: 'garage' }],
    ['alberca no, cochera si', { features: 'garage' }],
    ["garage is a must, pool isn't", { features: 'garage' }],
    ["office is optional, pool isn't", { features: 'pool' }],
    ['pool, no HOA', { features: 'pool' }],
    ['pool no basement', { features: 'pool' }],
  ],
  'a home nearby is not the own one': [
    ['a house down the street had 5 bedrooms', {}, 'seller'],
    ['last house on the street got 450', {}, 'seller'],
    ['our house on the street with 5 bedrooms', { beds: '5' }, 'seller'],
  ],
  'off market is where one looks': [
    ['off market in Detroit under 80k', { location: 'Detroit', 'budget.max': '80000' }],
    ['in the market for a house in Joliet', { location: 'Joliet' }],
    ['the market in Joliet is crazy', {}],
  ],
  'the home of a parent is where it stands, if the contact sells it': [
    [
      "I'm helping my mom sell her home in Sarasota, asking 340",
      { location: 'Sarasota', askingPrice: '340000' },
    ],
    [
      "selling my late mother's house in Dayton, 3 bed",
      { location: 'Dayton', beds: '3' },
      'seller',
    ],
    ['my grandma left me her house in Dayton', { location: 'Dayton' }],
    ['grandma left me her house on Maple Ave', { address: 'Maple Ave' }],
    ['quiero vender el terreno de mi papá en Alamo', { location: 'Alamo' }],
    ['my mom is selling her house in Dayton', {}],
    ['my mother wants to sell her house in Dayton', {}],
  ],
  'a pre-approval that one wants is not had': [
    ['i wana get preaproved who do u use', { preApproved: 'false' }],
    ['i got preaproved', { preApproved: 'true' }],
  ],
}

for (const [law, table] of Object.entries(laws))
  describe(law, () => {
    test.each(table)('%s', (text, facts, bot = 'lead') =>
      expect(flatSlots(readSlots(text, { bot, pendingQuestion: null }))).toEqual(facts),
    )
  })

test('half as an answer is fifty percent', () => {
  const context = {
    bot: 'buyer',
    pendingQuestion: { side: 'buying', name: 'downPayment' },
  } as const
  expect(flatSlots(readSlots('half', context))).toEqual({ downPaymentPct: '50' })
  expect(flatSlots(readSlots('0.5%', context))).toEqual({ downPaymentPct: '0.5' })
})
