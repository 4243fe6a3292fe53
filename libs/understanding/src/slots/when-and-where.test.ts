// Until when and where: said around other words, of the sale or of the purchase, of the deal or of
// something else.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const slots = (text: string, bot = 'lead', pending: string | null = null) =>
  readSlots(text, { bot, pendingQuestion: pending ? { side: 'buying', name: pending } : null })
const read = (...args: Parameters<typeof slots>) => flatSlots(slots(...args))
const sides = (text: string, bot: string) =>
  slots(text, bot).map(s => `${s.side} ${s.name} ${s.value}`)

describe('until when a home is to be sold is of the sale', () => {
  test.each([
    ['want it sold by june', 'selling timeline present'],
    ['I want it sold in 3 months', 'selling timelineDays 90'],
    ['need it gone by june', 'selling timeline present'],
    ['want to be out by may', 'selling timeline present'],
    ['want it listed by june', 'selling timeline present'],
    ['want to move by june', 'buying timeline present'],
  ])('%s', (text, slot) => expect(sides(text, 'seller')).toEqual([slot]))

  test.each(['they want it sold by july', 'sold ours in june'])('but not %s', text =>
    expect(sides(text, 'seller')).toEqual([]),
  )
})

describe('haste and a place may stand in one clause', () => {
  test.each([
    ['need to sell my house in Saginaw quick', { location: 'Saginaw', timelineDays: '0' }],
    ['gotta sell my condo in Reno quickly', { location: 'Reno', timelineDays: '0' }],
    ['sell my 3 bed house in Gary fast', { beds: '3', location: 'Gary', timelineDays: '0' }],
    ['is it a quick drive to Reno', {}],
    ['closing was not fast', {}],
    ['want to buy a place with a pool near some fast food', { features: 'pool' }],
  ])('%s', (text, facts) => expect(read(text)).toEqual(facts))
})

test('this week is that of the deal where a word says so', () => {
  for (const text of ['get it listed this week', 'want to close this week'])
    expect(read(text, 'seller')).toEqual({ timeline: 'present' })
  for (const text of ['free this week', 'can we see it this week', 'sold this week'])
    expect(read(text, 'seller')).toEqual({})
})

test.each([
  ['the appt is in 2 weeks', {}],
  ['option period 10 days', {}],
  ['option to buy in 6 months', { timelineDays: '180' }],
  ['the meeting is in a month', {}],
  ['surgery is in 10 days', {}],
  ['closing is in 3 weeks', { timelineDays: '21' }],
  ['lease ends in 3 weeks', { timelineDays: '21' }],
])('an appointment is no date of the deal: %s', (text, facts) => expect(read(text)).toEqual(facts))

test.each([
  ['also selling my old place in Forsyth', 'Forsyth'],
  ['want to sell our old place in Tempe', 'Tempe'],
  ['selling an old house in Akron', 'Akron'],
  ['I got a job in Reno and need to find a house there', 'Reno'],
  ['my job moved to Tampa, want to buy there', 'Tampa'],
  ['I work in Reno and want to buy a house there', 'Reno'],
  ['I work in Plano, want to buy in Allen', 'Allen'],
])('a place is that of the home sold or sought: %s', (text, location) =>
  expect(read(text)).toEqual({ location }),
)

test.each([
  'my old place in Dover',
  'my old place was in Akron',
  'moved from my last house in Akron',
  'my folks sold in Alcoa in 2020',
  'my son lives in Reno and I want to buy near him',
  'I work in Reno and want to buy but not there',
])('a place of before or of others is none: %s', text => expect(read(text)).toEqual({}))

test.each([
  ['offloading one of mine on E 131st st', 'E 131st st'],
  ['offloading one of mine on Monroe st', 'Monroe st'],
])('a street where a home is got rid of is its address: %s', (text, address) =>
  expect(read(text)).toEqual({ address }),
)

describe('a letter is an approval, and one that is over is none', () => {
  test.each([
    ['got my approval letter', 'true'],
    ['got the new approval letter today', 'true'],
    ['lender cleared us up to 330', 'true'],
    ['waiting on my approval letter', 'false'],
  ])('%s', (text, value) => expect(read(text, 'buyer').preApproved).toBe(value))

  test.each(['it expired', 'i did but it expired', 'had one, it lapsed'])('answered: %s', text =>
    expect(read(text, 'buyer', 'preApproved')).toEqual({ preApproved: 'false' }),
  )

  test.each(['whats on the approval letter', 'theyre cleared to close', 'is the bank cleared'])(
    'but not %s',
    text => expect(read(text, 'buyer')).toEqual({}),
  )

  test('nor has one that holds expired', () => {
    expect(read("yes, it hasn't expired", 'buyer', 'preApproved')).toEqual({ preApproved: 'true' })
  })
})
