// Who pays, who asks and who is paid in cash: the same amount and the same words on either side of
// a deal.
import { expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot = 'lead', pending: string | null = null) =>
  flatSlots(
    readSlots(text, { bot, pendingQuestion: pending ? { side: 'selling', name: pending } : null }),
  )

test.each([
  ['will pay 300 for it', '300000'],
  ["we'd pay 420 for it", '420000'],
  ['id give 350 for it', '350000'],
  ['pay 300k for it, not a dime more', '300000'],
  ["we'd give 350k for the house on Elm", '350000'],
  ['we can give 290 for it', '290000'],
  ['not gonna pay 450 for it, 410', '410000'],
])('what the contact would pay is no asking price: %s', (text, max) =>
  expect(read(text)).toEqual({ 'budget.max': max }),
)

test.each([
  ['want 395 for it', { askingPrice: '395000' }],
  ['can you get me 395 for it', { askingPrice: '395000' }],
  ['thinking 395 for it', { askingPrice: '395000' }],
  ['would someone pay 395 for it', {}],
  ['hoping a buyer will pay 395 for it', { askingPrice: '395000' }],
])('what others would pay is: %s', (text, facts) => expect(read(text, 'seller')).toEqual(facts))

test('the floor of who sells is the price asked, that of who looks the lower bound', () => {
  expect(read('wont go under 615')).toEqual({ askingPrice: '615000' })
  for (const text of ['wont go under 500', 'not going below 500', 'nothing under 500'])
    expect(read(text, 'seller')).toEqual({ askingPrice: '500000' })
  for (const bot of ['lead', 'buyer'])
    for (const text of ['nothing under 300', 'dont show me anything under 300'])
      expect(read(text, bot)).toEqual({ 'budget.min': '300000' })
})

test.each([
  ['id take 300 cash for it', { askingPrice: '300000' }],
  ['id take 400 for it, cash only', { askingPrice: '400000' }],
  ['400 cash and its yours', { askingPrice: '400000' }],
  ['i accept cash', {}],
])('cash that is asked finances no purchase: %s', (text, facts) =>
  expect(read(text, 'seller')).toEqual(facts),
)

test.each(['paying cash', 'cash buyer, no loan', 'will pay 300 cash', 'we have 400 cash for it'])(
  'cash that is paid does: %s',
  text => {
    expect(read(text, 'buyer').financing).toBe('cash')
    expect(read(text, 'lead').financing).toBe('cash')
  },
)

test.each([
  ['515 feels right', '515000'],
  ['65 would make me happy', '65000'],
  ['95 for all of it', '95000'],
  ['95 for everything', '95000'],
  ['95 for the land', '95000'],
  ['quisiera 260', '260000'],
])('a price may stand alone: %s', (text, askingPrice) =>
  expect(read(text, 'seller')).toEqual({ askingPrice }),
)

test.each([
  ['she paid 350 but I can only do 275', { 'budget.max': '275000' }],
  ['listed at 350 but I can only do 325', { 'budget.max': '325000' }],
  ['3 bed 240 while I wait', { beds: '3', 'budget.max': '240000' }],
  ['350 prolly', { 'budget.max': '350000' }],
  ['425 rn', { 'budget.max': '425000' }],
  ['400 ngl', { 'budget.max': '400000' }],
  ['mid 300s imo', { 'budget.max': '350000' }],
  ['350 mi', {}],
  ['350 people', {}],
])('and so may a budget: %s', (text, facts) => expect(read(text, 'buyer')).toEqual(facts))

test('what is owed may be a guess', () => {
  expect(read('dont know, maybe 90', 'seller', 'mortgageBalance')).toEqual({
    mortgageBalance: '90000',
  })
})

test.each([
  ['3.5 de enganche', { downPaymentPct: '3.5' }],
  ['20 de enganche', { downPaymentPct: '20' }],
  ['20 mil de enganche', { downPaymentAmount: '20000' }],
  ["we'd put 0 down", { downPaymentPct: '0' }],
  ['no money down', { downPaymentPct: '0' }],
  ['can i buy with no money down', {}],
  ['is there anything w zero down', {}],
  ['can i get a house with 3% down', {}],
])('a small number before "enganche" is a share, and a question states none: %s', (text, facts) =>
  expect(read(text, 'buyer')).toEqual(facts),
)

test.each([
  ['my husbands score is 590 mines 701', { creditScore: '701' }],
  ['her score 600 mines 720', { creditScore: '720' }],
  ['score 700, budget 400', { creditScore: '700', 'budget.max': '400000' }],
])('"mines" is mine: %s', (text, facts) => expect(read(text)).toEqual(facts))
