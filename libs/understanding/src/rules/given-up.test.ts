// A plan that is put off, was once, or gives way to the own home raises no deal.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const under = (bot: string, text: string) => understand(text, { bot, pendingQuestion: null })
const lead = (text: string) => under('lead', text)
const OPENS = 7_000
const TO_SELLER = 8_000
const TO_BUYER = 6_000

describe('a deal that is off the table is none', () => {
  test.each([
    'listing is off the table til spring',
    'selling is off the table',
    'selling is on hold',
    'selling is not in the cards',
    'house is off the table til the kids graduate',
  ])('%s', text => expect(lead(text).seller).toBeLessThan(OPENS))

  test.each(['selling mine is off the table', 'selling ours is on hold'])('%s', text =>
    expect(under('buyer', text).seller).toBeLessThan(TO_SELLER),
  )
})

describe('a plan of the past that ended is none', () => {
  test.each([
    'was thinking of selling, not anymore',
    'was gonna list but decided to keep it',
    'we planned to buy a house then covid hit',
    'we were gonna buy last year but changed our minds',
    'used to want a house, not anymore',
    'we were going to buy a house, then rates jumped',
  ])('%s', text => {
    expect(lead(text).buyer).toBeLessThan(OPENS)
    expect(lead(text).seller).toBeLessThan(OPENS)
  })
})

describe('what is done with the own home instead raises no deal of the other side', () => {
  test.each([
    'change of plans, not selling. we want to add on instead',
    'not selling, we want to build up instead',
    'not selling after all. we want to stay near the school',
  ])('%s', text => expect(under('seller', text).buyer).toBeLessThan(TO_BUYER))

  test.each([
    'not buying. want to fix up our place instead',
    'not buying anymore, we want to add on to ours',
  ])('%s', text => expect(under('buyer', text).seller).toBeLessThan(TO_SELLER))
})

describe('what is planned now is raised', () => {
  test.each([
    'we were gonna rent but changed our minds, want to buy',
    'we were gonna buy last year then rates jumped, now were ready to look',
    'were going to buy a condo but changed our minds, want a house',
    'is the house i want to see on hold',
  ])('a purchase: %s', text => expect(lead(text).buyer).toBeGreaterThanOrEqual(OPENS))

  test.each([
    'buying is off the table for us. Help us sell the one in Lehigh Acres',
    'need to sell because his job is on hold',
    'was thinking of selling but what is it worth',
    'we were gonna sell by owner but changed our minds, can you list it',
    'was thinking of selling then buying a condo',
  ])('a sale: %s', text => expect(lead(text).seller).toBeGreaterThanOrEqual(OPENS))

  test.each([
    'not selling, we want to buy instead',
    'not selling. we want to build a new house in Moxee',
    'not selling mine, we want a lot to build on',
  ])('under the seller bot: %s', text =>
    expect(under('seller', text).buyer).toBeGreaterThanOrEqual(TO_BUYER),
  )

  test.each([
    'scrap that, not buying. I want to sell my place in Ferndale',
    'not buying. want to fix up our place and sell it',
    'put the search on hold pls & come up with a price on my bungalow',
  ])('under the buyer bot: %s', text =>
    expect(under('buyer', text).seller).toBeGreaterThanOrEqual(TO_SELLER),
  )
})
