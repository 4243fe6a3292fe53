// The value that takes another's place in one answer stands, though its reason follows.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const answer = (name: string, text: string, bot = 'buyer') => {
  const side = bot === 'seller' ? ('selling' as const) : ('buying' as const)
  return flatSlots(readSlots(text, { bot, pendingQuestion: { side, name } }))
}

describe('who buys means the second value', () => {
  test.each<[asked: string, text: string, facts: Record<string, string>]>([
    ['beds', '3. no wait 4 my mom is moving in w us', { beds: '4' }],
    ['beds', '2 actually 3 cuz of the baby', { beds: '3' }],
    ['beds', '4 no sorry 3, my son is moving out', { beds: '3' }],
    ['beds', '3 beds no wait 4 my mom is moving in', { beds: '4' }],
    ['baths', '2 no sorry 2.5 we have kids', { baths: '2.5' }],
    ['creditScore', '680 no wait 690 my wife checked', { creditScore: '690' }],
    ['budget.max', '500 actually 450 cuz of rates', { 'budget.max': '450000' }],
    ['downPaymentAmount', '20k no wait 25k my dad is helping', { downPaymentAmount: '25000' }],
    ['timelineDays', '60 days. actually 90 my lease', { timelineDays: '90' }],
    ['timelineDays', '3 months no wait 4', { timelineDays: '120' }],
    ['timelineDays', '3 months actually 6 cuz of school', { timelineDays: '180' }],
  ])('%s: %s', (asked, text, facts) => expect(answer(asked, text)).toEqual(facts))
})

describe('so does who sells', () => {
  test.each<[asked: string, text: string, facts: Record<string, string>]>([
    ['askingPrice', '450. actually 460 since we redid the kitchen', { askingPrice: '460000' }],
    ['mortgageBalance', '180 no wait thats the old one, 165', { mortgageBalance: '165000' }],
    ['mortgageBalance', '180. actually 165 we just paid some off', { mortgageBalance: '165000' }],
    ['sqft', '1600 sorry 1800 i forgot the addition', { sqft: '1800' }],
    ['yearBuilt', '1990 no wait 1992 my husband says', { yearBuilt: '1992' }],
    ['timelineDays', '60 days. actually 90 my lease', { timelineDays: '90' }],
  ])('%s: %s', (asked, text, facts) => expect(answer(asked, text, 'seller')).toEqual(facts))
})

describe('a number that counts something else takes no place', () => {
  test.each<[asked: string, text: string, facts: Record<string, string>]>([
    ['beds', '3 actually 2 kids', { beds: '3' }],
    ['beds', '3 but no 2 car garage', { beds: '3' }],
    ['creditScore', '680. actually my wifes is 690', { creditScore: '680' }],
    ['timelineDays', '3 beds, no wait 4', { beds: '4' }],
    ['timelineDays', '5% down, make that 10', { downPaymentPct: '10' }],
    ['timelineDays', '2 months. cant wait 3', { timelineDays: '60' }],
    ['beds', '2 adults no wait 3 my mom lives with us', {}],
  ])('%s: %s', (asked, text, facts) => expect(answer(asked, text)).toEqual(facts))
})
