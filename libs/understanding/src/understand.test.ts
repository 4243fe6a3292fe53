// Laws of a reading, each shown on messages that the training data does not hold word for word.
import { describe, expect, test } from 'vitest'
import { understand } from './index.ts'
import type { Reading, ReadingContext } from './reading.ts'

const under = (bot: string): ReadingContext => ({ bot, pendingQuestion: null })
const read = (text: string, bot = 'lead'): Reading => understand(text, under(bot))
const YES = 7_000

describe('the words that the law names end messages', () => {
  const words = ['stop', 'quit', 'end', 'revoke', 'opt out', 'cancel', 'unsubscribe']
  const shapes: ((word: string) => string)[] = [
    word => word,
    word => word.toUpperCase(),
    word => `  ${word[0]!.toUpperCase()}${word.slice(1)} !! `,
    word => word.split('').join(' '),
    word => word.split('').join('\u200b'),
    word => `"${word}."`,
    word => word.replace(' ', '-'),
    word => word.replace(' ', ''),
    word => `${word} 🛑`,
  ]
  test.each(words)('%s in any case, spacing and punctuation', word => {
    for (const shape of shapes)
      for (const bot of ['lead', 'buyer', 'seller', 'human', 'none'])
        expect(read(shape(word), bot).optOut, shape(word)).toBe(10_000)
  })

  test.each([
    'can you stop by Saturday?',
    'no more than 500k',
    'not interested in condos, only houses',
    'cancel the showing at 3',
    'end of march would suit us',
  ])('not inside of another matter: %s', text => {
    expect(read(text, 'buyer').optOut).toBeLessThan(5_000)
  })
})

test('START and UNSTOP opt in only as the whole message', () => {
  expect(read('  start ').optIn).toBe(true)
  expect(read('UnStop!').optIn).toBe(true)
  expect(read('start the search please').optIn).toBe(false)
})

test('a statement of each intent is heard, its denial is not', () => {
  expect(read('I want to buy a house').buyer).toBeGreaterThan(YES)
  expect(read('What is my home worth?').seller).toBeGreaterThan(YES)
  expect(read("I don't want to buy, budget is not $500k, not pre-approved").buyer).toBeLessThan(
    5_000,
  )
  expect(read('my brother is selling his house').seller).toBeLessThan(5_000)
})

test('of a correction, what it ends on counts', () => {
  const reading = read('change of plans, not buying, want to sell instead', 'buyer')
  expect(reading.seller).toBeGreaterThan(8_000)
  expect(reading.withdrawn).toEqual({ buyer: true, seller: false })
})

test('what one keeps is a home; keeping posted or looking, and cancelling a showing, takes no plan back', () => {
  const nothing = { buyer: false, seller: false }
  expect(read("we're keeping our house after all").withdrawn.seller).toBe(true)
  expect(read('we decided to stay put').withdrawn.seller).toBe(true)
  expect(read('keep me posted on 4 beds', 'buyer').withdrawn).toEqual(nothing)
  expect(read('keep looking', 'buyer').withdrawn).toEqual(nothing)
  expect(read('cancel the showing at 5', 'seller').withdrawn).toEqual(nothing)
})

test('who keeps a condo may sell a house, but for a change of plan beside it', () => {
  const sale = (text: string) => read(text, 'seller').withdrawn.seller
  for (const text of [
    'keeping the condo tho',
    'I meant the house not the condo. keeping the condo',
    'keeping the lot next door',
    'keep my options open',
    'keeping my washer',
    "buyer backed out and they're keeping our deposit",
  ])
    expect(sale(text), text).toBe(false)
  for (const text of [
    'decided to keep the condo',
    'no, keeping the condo',
    'not selling the condo, keeping it',
    "we're keeping ours",
  ])
    expect(sale(text), text).toBe(true)
})

test('going on under a bot raises nothing anew', () => {
  expect(read('can we see the one on Maple at 4', 'buyer').buyer).toBeLessThan(5_000)
  expect(read('list it at 480 then', 'seller').seller).toBeLessThan(5_000)
})

test('of both intents, the one that must come first is first, else the one named first', () => {
  expect(read('we have to sell our house before we can buy').first).toBe('seller')
  expect(read('want to buy in Bend and sell my condo in Salem').first).toBe('buyer')
  expect(read('I want to sell my house').first).toBeNull()
})

test('evidence lies inside of the text and names the words that spoke', () => {
  const text = 'hey 🙂 so we want to sell our house in Tyler'
  const { evidence } = read(text)
  const spans = evidence.filter(e => e.label === 'seller')
  expect(spans.length).toBeGreaterThan(0)
  expect(spans.map(e => text.slice(e.start, e.end)).join(' ')).toContain('sell')
  for (const { start, end } of evidence) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
  }
})

test('the reading of a message does not depend on what was read before', () => {
  const alone = read('could you list my place in Waco')
  read('STOP')
  read('x'.repeat(5_000))
  expect(read('could you list my place in Waco')).toEqual(alone)
})

describe('a message that goes over to the other home states its facts of that one', () => {
  const sides = (text: string, bot: string) => new Set(read(text, bot).slots.map(slot => slot.side))

  test.each([
    'any 2 bed condos in Tempe under 300',
    'do you have 4 bed homes in Mesa',
    'show me 3 bed homes in Chandler',
    'send me listings in Cary with 4 beds',
    "we'd move to Tampa, 3 beds, under 400",
    'what could we get in Plano for 500',
  ])('from the sale to a search: %s', text =>
    expect(sides(text, 'seller')).toEqual(new Set(['buying'])),
  )

  test('from the search to a sale', () => {
    expect(sides('what would my 3 bed in Mesa go for', 'buyer')).toEqual(new Set(['selling']))
  })

  test('facts by themselves turn to nobody', () => {
    const address = '4821 Willow Creek Drive, Plano TX 75074'
    expect(sides(address, 'seller')).toEqual(new Set(['selling']))
  })

  test('the answer to a question of the bot stays where it was asked', () => {
    const pendingQuestion = { side: 'selling', name: 'location' }
    const [slot] = understand('Tempe', { bot: 'seller', pendingQuestion }).slots
    expect(slot?.side).toBe('selling')
  })
})

test('a message that goes over to the other home takes back what it names of that one', () => {
  const text = 'show me condos in Tempe to buy, forget the pool'
  const { takenBack } = read(text, 'seller')
  expect(takenBack).toMatchObject([{ side: 'buying', name: 'features', value: 'pool' }])
  expect(takenBack.map(({ start, end }) => text.slice(start, end))).toEqual(['pool'])
  expect(read('STOP').takenBack).toEqual([])
})

describe('a list of homes is a search, no sale', () => {
  test.each([
    'list of homes please',
    'list of houses',
    'can I get a list of houses in Mesa',
    'list of homes with pools',
    'do you have a list of houses for sale',
    'list of available homes',
  ])('%s', text => {
    const reading = read(text)
    expect(reading.buyer).toBeGreaterThan(YES)
    expect(reading.seller).toBeLessThan(5_000)
    expect(reading.slots.filter(slot => slot.side === 'selling')).toEqual([])
  })
})

describe('an offer for the own home raises no purchase', () => {
  test.each([
    'send me an offer',
    'can you make me an offer',
    'give me an offer',
    'got an offer for 365',
    'looking to sell not buy',
  ])('%s', text => expect(read(text, 'seller').buyer).toBeLessThan(5_000))
})

describe('an ordinary statement asks for no person', () => {
  test.each([
    'this is Sue',
    'My name is Sue Miller',
    'this is Will',
    'the house on Court St',
    'my brother is a lawyer',
    'my sister is an attorney',
    "my wife's a lawyer",
    'current on payments',
    'we make our payments on time',
    'we have the deed',
    'wired the earnest money this morning',
    'will call my bank tomorrow',
    'did someone call me',
    'I missed your call',
    'me llamo Ana',
    'me llamo José',
    'me llamo María López',
    'me llamo Juan Carlos',
    'hola me llamo Rosa',
  ])('%s', text => expect(read(text).human).toBeLessThan(5_000))

  test.each(['llámeme mañana por favor', 'voy a perder la casa', 'vamos a perder nuestra casa'])(
    'distress and a call asked for do: %s',
    text => expect(read(text).human).toBeGreaterThan(5_000),
  )
})

describe('a question that its asker answers with no is a refusal', () => {
  test.each([
    ['sell my house?? lol no', 'lead'],
    ['would i sell? not a chance', 'lead'],
    ['sell ours? lol no', 'buyer'],
  ])('%s', (text, bot) => expect(read(text, bot).seller).toBeLessThan(5_000))

  test('in this economy as well', () => {
    expect(read('buying a house?? in this economy? ha no').buyer).toBeLessThan(5_000)
  })

  test('a yes is none, and what follows the no is meant', () => {
    expect(read('sell my house? yes please').seller).toBeGreaterThan(YES)
    expect(read('buy? no we want to sell').seller).toBeGreaterThan(YES)
    expect(read('sell? no, buy').buyer).toBeGreaterThan(YES)
  })
})

describe('a word of persons, calls or the law asks for no person by itself', () => {
  test.each([
    ['is this the realtor from the mailer', 'lead'],
    ['is Tim still an agent w you', 'lead'],
    ['can the agent let us in early', 'buyer'],
    ['the lender can call me anytime', 'buyer'],
    ['the inspector will call us', 'buyer'],
    ['got a call from you guys but no voicemail?', 'lead'],
    ['divorce rates are down I read', 'lead'],
    ['my neighbors are divorcing', 'lead'],
    ['divorce sale huh', 'buyer'],
    ["we're paid up on the mortgage", 'seller'],
  ])('%s', (text, bot) => expect(read(text, bot).human).toBeLessThan(5_000))

  test.each([
    ['can the agent call me', 'lead'],
    ['have someone call me please', 'buyer'],
    ["we're getting a divorce", 'seller'],
    ['my mortgage is 60 days late', 'lead'],
    ['llámenme', 'lead'],
  ])('who asks for one, or is in distress, does: %s', (text, bot) =>
    expect(read(text, bot).human).toBeGreaterThanOrEqual(5_000),
  )
})

describe('what is bought, sold or looked for and is no home raises nothing', () => {
  test.each([
    ['selling my boat this summer', 'lead'],
    ['whats a good place to buy tacos in Mesa', 'lead'],
    ['looking for a house cleaner', 'lead'],
    ['i want to build a deck', 'lead'],
    ['can i buy a new stove or leave the old one', 'seller'],
    ["we're selling the truck first", 'buyer'],
    ['my tenant is buying a house, so i need a new renter', 'lead'],
    ['my in laws are selling and moving to AZ', 'lead'],
  ])('%s', (text, bot) => {
    expect(read(text, bot).buyer).toBeLessThan(6_000)
    expect(read(text, bot).seller).toBeLessThan(YES)
  })

  test('beside a home the home counts', () => {
    expect(read('selling my house and my truck').seller).toBeGreaterThan(YES)
    expect(read('looking for a house with a garage for my boat').buyer).toBeGreaterThan(YES)
  })
})
