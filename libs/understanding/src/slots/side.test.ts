// Two homes in one message: each fact is of the home that its own clause speaks of; of a third home
// none is the contact's.
import { describe, expect, test } from 'vitest'
import { readSlots } from './index.ts'

const sides = (text: string, bot = 'lead') =>
  readSlots(text, { bot, pendingQuestion: null }).map(s => `${s.side} ${s.name} ${s.value}`)

describe('the home sold and the home sought in one sentence', () => {
  test.each([
    ['sell our 3 bed home in Mesa and buy a condo in Tempe', 'Mesa', 'Tempe'],
    ['sell our 4 bedroom home in Naperville and find a ranch in Arizona', 'Naperville', 'Arizona'],
    ['sell my old ranch house in Akron and buy in Tampa', 'Akron', 'Tampa'],
    ['selling my 3/2 in Katy and looking in Cypress', 'Katy', 'Cypress'],
    ['own in Mesa, want to buy in Gilbert', 'Mesa', 'Gilbert'],
  ])('%s', (text, sold, sought) => {
    expect(sides(text)).toContain(`selling location ${sold}`)
    expect(sides(text)).toContain(`buying location ${sought}`)
  })
})

describe('where one lives is not where one looks', () => {
  test.each([
    'we live in Ohio',
    "I'm in Boston right now",
    'living in Denver now',
    'we currently own in Mesa',
  ])('%s', text => expect(sides(text, 'buyer')).toEqual([]))

  test('a home owned elsewhere is one to sell', () => {
    expect(sides('I own a condo in Denver', 'buyer')).toEqual(['selling location Denver'])
  })
})

describe('the address of a listing is not that of the home on sale', () => {
  test.each([
    ['is 905 Birchwood Dr still for sale', '905 Birchwood Dr'],
    ['whats the asking price on 14 Oak Ln', '14 Oak Ln'],
    ['what did 88 Pine Ct sell for', '88 Pine Ct'],
  ])('%s', (text, address) => expect(sides(text, 'seller')).toEqual([`buying address ${address}`]))

  test('the own one is', () => {
    expect(sides('my house is 12 Elm St for sale', 'seller')).toEqual(['selling address 12 Elm St'])
  })
})

describe('a home called one’s own is the one sought where it is only wished for', () => {
  test.each([
    ['looking for our own place, 3 bed', 'seller', ['buying beds 3']],
    ['want to buy our own house in Elgin', 'lead', ['buying location Elgin']],
    ['finally buying my own place in Elgin', 'buyer', ['buying location Elgin']],
    ['ideally our home would have 4 beds', 'buyer', ['buying beds 4']],
    ['our new place needs 4 beds', 'buyer', ['buying beds 4']],
    ['my dream house has a pool', 'buyer', ['buying features pool']],
    ["I'd like our house to be close to Aurora", 'buyer', ['buying location Aurora']],
    ['want to sell our own place in Mesa', 'lead', ['selling location Mesa']],
    ['our house to be sold by may, 3 bed', 'lead', ['selling timeline present', 'selling beds 3']],
  ])('%s', (text, bot, facts) => expect(sides(text, bot)).toEqual(facts))
})

describe('a home one has is not the one sought', () => {
  test.each([
    ['I have a place in Joliet already', ['selling location Joliet']],
    ['right now we have a place in Joliet', ['selling location Joliet']],
    ['we have a 2 bed condo now and need more space', ['selling beds 2']],
    ['right now we have to move', ['buying timelineDays 0']],
    ['I have a house in mind in Plano', ['buying location Plano']],
    ['want to have a house in Plano', ['buying location Plano']],
  ])('%s', (text, facts) => expect(sides(text, 'buyer')).toEqual(facts))
})

describe('the home that one gets is the one sought', () => {
  test.each([
    [
      'sell ours in Nampa and get a condo in Mesa for 300',
      ['selling location Nampa', 'buying location Mesa', 'buying budget.max 300000'],
    ],
    [
      'selling the house in Nampa to get into a condo in Mesa',
      ['selling location Nampa', 'buying location Mesa'],
    ],
    ['sell it and upgrade to a 4 bed in Meridian', ['buying beds 4', 'buying location Meridian']],
    [
      'sell my house and buy a condo in Meridian for around 500',
      ['buying location Meridian', 'buying budget.max 500000'],
    ],
    ['sell the house, get 500 for it', ['selling askingPrice 500000']],
    [
      'I want to get 500 for my house in Meridian',
      ['selling askingPrice 500000', 'selling location Meridian'],
    ],
    ['get it sold in Meridian', ['selling location Meridian']],
    ['looking for a house in Nampa to buy', ['buying location Nampa']],
  ])('%s', (text, facts) => expect(sides(text, 'lead')).toEqual(facts))

  test('but a valuation is of the home sold', () => {
    expect(sides('get a home valuation for my 3 bed', 'seller')).toEqual(['selling beds 3'])
  })
})
