// A reply in other words than those of the question still answers it; what looks like a place, a
// time or a feature and is none says nothing.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const answer = (name: string, text: string, bot = 'buyer') =>
  flatSlots(readSlots(text, { bot, pendingQuestion: { side: 'buying', name } }))

const read = (text: string, bot = 'lead') =>
  flatSlots(readSlots(text, { bot, pendingQuestion: null }))

describe('rooms for each of several people are added up', () => {
  test.each([
    ['two for us and one for the baby', { beds: '3' }],
    ['1 for me, 1 for mom', { beds: '2' }],
    ['3 for us', { beds: '3' }],
    ['3 for sure', { beds: '3' }],
    ['3 for now, 4 for later', {}],
  ])('%s', (text, facts) => expect(answer('beds', text)).toEqual(facts))
})

describe('who borrows nothing pays cash', () => {
  test.each([
    ['paying outright', { financing: 'cash' }],
    ['paying outright from the settlement', { financing: 'cash' }],
    ['no loan needed', { financing: 'cash' }],
    ['out of pocket', { financing: 'cash' }],
    ['we wont need a mortgage', { financing: 'cash' }],
    ['no loan officer yet', {}],
    ['no mortgage yet', {}],
    ['cant pay outright', {}],
    ['no cash', {}],
    ['we want to pay it off in full in 15 years', {}],
    ['fha', { financing: 'fha' }],
  ])('%s', (text, facts) => expect(answer('financing', text)).toEqual(facts))
})

describe('an address may stand behind where it lies', () => {
  test.each([
    ['its the corner of Vine & 3rd, 901 Vine', { address: '901 Vine' }],
    ['its by the school, 901 Vine', { address: '901 Vine' }],
    ['we bought it years ago, 3 kids later', {}],
    ['not sure id rather not say, 2 reasons', {}],
  ])('%s', (text, facts) => expect(answer('address', text, 'seller')).toEqual(facts))
})

test('"seen better days" describes a home that was asked about', () => {
  expect(answer('condition', 'eh its seen better days', 'seller')).toEqual({ condition: 'present' })
})

describe('what one works in, and peace, are no places', () => {
  test.each([
    ['im in sales', {}],
    ['im in tech', {}],
    ['déjenme en paz', {}],
    ['im in sales, looking in Tulsa', { location: 'Tulsa' }],
    ['im in tulsa', { location: 'tulsa' }],
  ])('%s', (text, facts) => expect(read(text)).toEqual(facts))
})

describe('beside a school is where, before one is when', () => {
  test.each([
    ['price drop on the one by the school, can we look', {}],
    ['by the school year', { timeline: 'present' }],
    ['moving before school starts', { timeline: 'present' }],
  ])('%s', (text, facts) => expect(read(text, 'buyer')).toEqual(facts))
})

describe('the yard a sign stands in is no feature', () => {
  test.each([
    ['i want the sign removed from my yard', {}],
    ['can yall pull the sign out of my yard', {}],
    ['want a sign for my yard and a big yard', { features: 'yard' }],
  ])('%s', (text, facts) => expect(read(text, 'seller')).toEqual(facts))
})

describe('who spells a name has it, and who is like me is me', () => {
  test.each([
    ['its spelled Jhonatan not Jonathan', { name: 'Jhonatan' }],
    ['its spelled wrong', {}],
    ['someone like me w a 640 score should be ok right', { creditScore: '640' }],
    ['someone with a 640 score bought next door', {}],
  ])('%s', (text, facts) => expect(read(text)).toEqual(facts))
})
