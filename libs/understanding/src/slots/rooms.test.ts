// A list of rooms, size and year is told without commas: each number goes with the unit beside it.
import { expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot = 'seller') =>
  flatSlots(readSlots(text, { bot, pendingQuestion: null }))

test.each([
  ['1650 sf 1999', { sqft: '1650', yearBuilt: '1999' }],
  ['1200 sf 1952', { sqft: '1200', yearBuilt: '1952' }],
  ['1/1 1100 sf 1985', { beds: '1', baths: '1', sqft: '1100', yearBuilt: '1985' }],
  ['3/2 1999 1650 sf', { beds: '3', baths: '2', sqft: '1650', yearBuilt: '1999' }],
  ['4/2 1985', { beds: '4', baths: '2', yearBuilt: '1985' }],
  ['3 bed 2 bath 1978 1450 sqft', { beds: '3', baths: '2', sqft: '1450', yearBuilt: '1978' }],
  ['square footage is 1800', { sqft: '1800' }],
  ['sqft: 1,900', { sqft: '1900' }],
  ['1980 sq ft', { sqft: '1980' }],
])('the year behind a size is the year: %s', (text, facts) => expect(read(text)).toEqual(facts))

test.each([
  ['3 bed 2 bath 1800', { beds: '3', baths: '2' }],
  ['3/2 1650 sf 2015 roof', { beds: '3', baths: '2', sqft: '1650' }],
  ['kitchen and bath 1998', {}],
])('but not %s', (text, facts) => expect(read(text)).toEqual(facts))

test('a count that is made up takes the place of the one before', () => {
  expect(read('3 bed but the den counts, so 4')).toEqual({ beds: '4' })
  expect(read('3 beds, 2 kids so 4 of us')).toEqual({ beds: '3' })
})

test('a proposal is no question', () => {
  expect(read('can it be 3 bed instead of 2', 'buyer')).toEqual({ beds: '3' })
  for (const asked of ['can it be 3 bed', 'does it have 3 bed instead of 2', 'is it 3 bed or 2'])
    expect(read(asked, 'buyer')).toEqual({})
})
