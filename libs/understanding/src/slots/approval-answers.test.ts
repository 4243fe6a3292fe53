// A yes or no to "are you pre-approved?" is heard whatever is told of the lender behind it.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const answer = (text: string) =>
  flatSlots(
    readSlots(text, { bot: 'buyer', pendingQuestion: { side: 'buying', name: 'preApproved' } }),
  )

describe('a yes or no that speaks of a lender, a loan or a score answers', () => {
  test.each<[text: string, facts: Record<string, string>]>([
    ['no. credit is like 655', { preApproved: 'false', creditScore: '655' }],
    ['nope, need to fix my credit first', { preApproved: 'false' }],
    ['nah not yet my cousin does loans', { preApproved: 'false' }],
    ['no we meet with the lender next week', { preApproved: 'false' }],
    ['no, do you know a good lender?', { preApproved: 'false' }],
    ['no i havent gone to a bank', { preApproved: 'false' }],
    ['nope credit score is 580 tho', { preApproved: 'false', creditScore: '580' }],
    ['no lender yet', { preApproved: 'false' }],
    ['no, todavia no he ido al banco', { preApproved: 'false' }],
    ['yep thru my credit union, 385', { preApproved: 'true', 'budget.max': '385000' }],
    ['yes thru a local credit union for 385', { preApproved: 'true', 'budget.max': '385000' }],
    ['yes i have a letter from the bank', { preApproved: 'true' }],
    ['yeah got my letter last week from rocket mortgage', { preApproved: 'true' }],
    ['si ya tengo la carta del banco', { preApproved: 'true' }],
    ['for 375 yes', { preApproved: 'true', 'budget.max': '375000' }],
    ['up to 400 yes', { preApproved: 'true', 'budget.max': '400000' }],
    ['yes the bank denied me', { preApproved: 'false' }],
  ])('%s', (text, facts) => expect(answer(text)).toEqual(facts))
})

describe('what is only on its way, or answers something else, does not', () => {
  test.each([
    'yes we have a call with the lender thursday',
    'yes waiting on the letter from chase',
    'no need, already have a letter from the bank',
    'no loan on it paid off i think',
    'no liens no loans, and no plans to go anywhere',
    'no credit checks pls',
    'no we want to see the house on elm first',
  ])('%s', text => expect(answer(text)).toEqual({}))
})

test.each<[text: string, facts: Record<string, string>]>([
  ['my credit union said 410', { 'budget.max': '410000' }],
  ['credit score at the credit union was 720', { creditScore: '720' }],
  ['my credit is 702 per the credit union', { creditScore: '702' }],
])('a credit union is no credit score: %s', (text, facts) =>
  expect(flatSlots(readSlots(text, { bot: 'buyer', pendingQuestion: null }))).toEqual(facts),
)
