// An amount counts only where it is meant, for the deal and by the contact. Each law stands beside
// the cases that look like it and are not.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

type Case = [text: string, facts: Record<string, string>, bot?: string]

const laws: Record<string, Case[]> = {
  'an amount that is refused as soon as it is said is no budget': [
    ['approved for 420 but no way', { preApproved: 'true' }, 'buyer'],
    ["preapproved for 500 but that's too much", { preApproved: 'true' }, 'buyer'],
    ['approved for 420 but dont want to spend that', { preApproved: 'true' }, 'buyer'],
    ['the bank approved us for 500 lol not spending that', { preApproved: 'true' }, 'buyer'],
    ['500? no way', {}, 'buyer'],
    ['500 max, no way im paying more', { 'budget.max': '500000' }, 'buyer'],
    ['up to 500 but no more than that', { 'budget.max': '500000' }, 'buyer'],
    ['450 but not going over that', { 'budget.max': '450000' }, 'buyer'],
    ['approved for 420 but staying at 385', { preApproved: 'true', 'budget.max': '385000' }],
    ['asking 340 but no way i get that', { askingPrice: '340000' }, 'seller'],
  ],
  'what a bill has come to is no budget': [
    ['my hoa went to 310', {}],
    ['car note went to 450', {}],
    ['electric is up to 410', {}],
    ['flood insurance went up to 800', {}],
    ['my budget is up to 450', { 'budget.max': '450000' }],
    ['our hoa is up to 310, want under 300', { 'budget.max': '300000' }],
    ['rent went up so we can go up to 450', { 'budget.max': '450000' }],
    ['house on the water up to 450', { 'budget.max': '450000' }],
  ],
  'the score of kin or of a cosigner is not the contact’s': [
    ['my moms score is 810', {}],
    ['my boyfriends credit is 590', {}],
    ['my cosigner has a 780', {}],
    ['co-signer has a 780', {}],
    ['my score is 702', { creditScore: '702' }],
    ['her credit is 700, mine 640', { creditScore: '640' }],
    ['me and my girlfriend have a 720 score', { creditScore: '720' }],
  ],
  'what is paid off besides the home is no mortgage': [
    ['my truck is paid off', {}, 'seller'],
    ['has solar and a pool, paid off', { features: 'pool,solar' }, 'seller'],
    ['no debt, paid off my cards', {}, 'seller'],
    ['solar loan is paid off', { features: 'solar' }, 'seller'],
    ["car loan's paid off", {}, 'seller'],
    ["loan's paid through march", {}, 'seller'],
    ["loan's paid", { mortgageBalance: '0' }, 'seller'],
    ["the loan's paid off", { mortgageBalance: '0' }, 'seller'],
    ['condo, paid off', { mortgageBalance: '0' }, 'seller'],
    ['its all paid for', { mortgageBalance: '0' }, 'seller'],
    ['its all paid off', { mortgageBalance: '0' }, 'seller'],
    ['mortgage is gone', { mortgageBalance: '0' }, 'seller'],
  ],
  'cash that is put down pays only a part': [
    ['I got 90k cash to put down', { downPaymentAmount: '90000' }],
    ['putting down 90k cash', { downPaymentAmount: '90000' }],
    ['put 90k cash down, rest fha', { downPaymentAmount: '90000', financing: 'fha' }],
    ['paying cash, 90k down', { downPaymentAmount: '90000', financing: 'cash' }],
    ['450k cash', { 'budget.max': '450000', financing: 'cash' }],
  ],
  'an amount with a second guess is one amount': [
    ['owe 198, maybe 199', { mortgageBalance: '199000' }, 'seller'],
    ['owe about 90, could be 95', { mortgageBalance: '95000' }, 'seller'],
    ['mortgage is 140, or 145', { mortgageBalance: '145000' }, 'seller'],
    ['owe 198, asking 340', { mortgageBalance: '198000', askingPrice: '340000' }, 'seller'],
    ['owe 198. maybe 340 for it', { mortgageBalance: '198000', askingPrice: '340000' }, 'seller'],
    ['20k down, maybe 300', { downPaymentAmount: '20000', 'budget.max': '300000' }],
  ],
  'an approval that is still open is none': [
    ['whatever i can get approved for', {}],
    ['as much as i can get approved for', {}],
    ['depends what we get approved for', {}],
    ['we got approved for 300', { preApproved: 'true', 'budget.max': '300000' }],
  ],
  'an approval needs no more than its word': [
    ["yes we're approved", { preApproved: 'true' }],
    ['approved!', { preApproved: 'true' }],
    ['approved', {}, 'seller'],
    ['approved the photos', {}],
  ],
  'a price may be told by what it does': [
    ['385 would make me smile', { askingPrice: '385000' }, 'seller'],
    ['550 out the door', { 'budget.max': '550000' }, 'buyer'],
  ],
  'a share that one can put is a down payment': [
    ['20% is doable', { downPaymentPct: '20' }, 'buyer'],
    ['we can swing 15%', { downPaymentPct: '15' }, 'buyer'],
    ['20% off is doable', {}, 'buyer'],
  ],
}

for (const [law, table] of Object.entries(laws))
  describe(law, () => {
    test.each(table)('%s', (text, facts, bot = 'lead') =>
      expect(flatSlots(readSlots(text, { bot, pendingQuestion: null }))).toEqual(facts),
    )
  })
