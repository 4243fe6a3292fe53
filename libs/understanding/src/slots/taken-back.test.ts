// What is taken off a list is stated no more, and the list is told of it; what only sounds so
// stays.
import { describe, expect, test } from 'vitest'
import { flatSlots, readFacts, readSlots } from './index.ts'

const context = (bot: string) => ({ bot, pendingQuestion: null })
const read = (text: string, bot = 'buyer') => flatSlots(readSlots(text, context(bot)))
const back = (text: string, bot = 'buyer') =>
  readFacts(text, context(bot)).takenBack.map(({ name, value }) => `${name} ${value ?? '*'}`)

describe('what is taken off a list is not stated, and leaves it', () => {
  test.each([
    ['take 93701 off the list', 'zip 93701'],
    ['you can take 78745 off the list', 'zip 78745'],
    ['remove zip 93701', 'zip 93701'],
    ['take out 60124', 'zip 60124'],
    ['stop sending me 60120', 'zip 60120'],
    ['60120 is off the list', 'zip 60120'],
    ['take the pool off the list', 'features pool'],
    ['take solar off the list', 'features solar'],
    ['pool is off the list', 'features pool'],
    ['stop showing me homes with a pool', 'features pool'],
    ['no view needed either', 'features view'],
    ['we don‘t need the garage', 'features garage'],
    ["we don't really need a garage", 'features garage'],
    ['delete 78745 from my search', 'zip 78745'],
    ['avoid 78745', 'zip 78745'],
    ['anything but 60123', 'zip 60123'],
    ['leave 60120 out', 'zip 60120'],
    ["we don't want to live in 60120", 'zip 60120'],
    ['scratch the pool off the list', 'features pool'],
    ['please take the pool from the list', 'features pool'],
    ['leave the pool off the list', 'features pool'],
    ['quita la piscina de la lista', 'features pool'],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual({})
    expect(back(text)).toEqual([value])
  })
})

describe('a town that is taken off is none that is wanted', () => {
  test.each([
    'stop pushing Elgin',
    'please stop suggesting Elgin',
    'stop offering me Joliet',
    'please stop bringing up Elgin',
    'Elgin is off the table',
    'remove Mesa from the list',
    'take Frisco off',
  ])('%s', text => expect(read(text)).toEqual({}))

  test.each([
    ['can you suggest something in Elgin', 'Elgin'],
    ['please push the tour in Joliet, want to buy in Joliet', 'Joliet'],
  ])('but %s', (text, location) => expect(read(text)).toEqual({ location }))
})

describe('a zip that stands alone takes the place of those before', () => {
  test.each([
    ['only 93705 now', '93705'],
    ['just 60120 and 60123 now', '60120,60123'],
    ['60123 instead', '60123'],
  ])('%s', (text, zip) => {
    expect(read(text)).toEqual({ zip })
    expect(back(text)).toEqual(['zip *'])
  })

  test('and of those it names as taken back no other goes', () => {
    expect(back('not 60120, 60123 instead')).toEqual(['zip 60120'])
    expect(back('60123 instead of 60120')).toEqual(['zip 60120'])
    expect(back('60123 only, drop 60124')).toEqual(['zip *', 'zip 60124'])
    expect(back('want a pool, actually forget the pool')).toEqual(['features pool'])
  })

  test.each([
    'not just 60120',
    'not only in 60120',
    'is it only 60120?',
    '38111 too',
    'my office is in 60124 only 10 min away',
  ])('but not by %s', text => expect(back(text)).toEqual([]))
})

describe('a refusal that is negated takes nothing back', () => {
  test.each([
    ["don't forget the pool", { features: 'pool' }],
    ["we can't skip the pool", { features: 'pool' }],
    ["I don't want to lose the pool", { features: 'pool' }],
    ['the pool is not optional', { features: 'pool' }],
    ["a pool isn't optional", { features: 'pool' }],
    ["don't skip 60120", { zip: '60120' }],
    ['no need to drop 60120', { zip: '60120' }],
    ["don't stop sending me 60120", { zip: '60120' }],
    ['why not 60120', { zip: '60120' }],
    ["60120 isn't off the list", { zip: '60120' }],
    ['a pool is not a dealbreaker', {}],
    ['no pool is a dealbreaker', {}],
    ["we don't want a house without a pool", {}],
    ["don't take the pool off the list", {}],
    ['not against a pool', {}],
    ['no quiero perder la piscina', {}],
  ])('%s', (text, facts) => {
    expect(read(text)).toEqual(facts)
    expect(back(text)).toEqual([])
  })
})

test.each([
  'the mls number is 44721 only',
  'our loan # is 48226 only',
  'I only have lockbox code 33215 only',
  'gate code is not 90210',
  'our income is just 64250',
  'skip 44120 main st',
  'why did you drop 60120',
  'my sister says skip 60120',
])('a number that is no wanted zip takes none back: %s', text => expect(back(text)).toEqual([]))

describe('what is taken back is of the home that it speaks of', () => {
  const sides = (text: string, bot: string) =>
    readFacts(text, context(bot)).takenBack.map(({ side, value }) => `${side} ${value ?? '*'}`)

  test.each([
    ['and we want to buy in 60124 only', 'buying *'],
    ['we want to buy, 60124 instead', 'buying *'],
    ['when we buy, not in 60120 anymore', 'buying 60120'],
    ["we don't need a pool in the new house anymore", 'buying pool'],
    ['the new place no longer needs a garage', 'buying garage'],
    ['for the house we buy, forget the pool', 'buying pool'],
    ['we are selling the new house, forget the pool', 'selling pool'],
    ['forget the pool', 'selling pool'],
    ['take the pool off the list', 'selling pool'],
  ])('to the bot of the sale: %s', (text, taken) => expect(sides(text, 'seller')).toEqual([taken]))

  test.each([
    ['I am selling mine, it is in 60111 only', 'selling *'],
    ['our own house is in 60111, not 60120', 'selling 60120'],
    ['take the pool off the list', 'buying pool'],
    ['not in 60120 anymore', 'buying 60120'],
  ])('to the bot of the search: %s', (text, taken) => expect(sides(text, 'buyer')).toEqual([taken]))
})

test.each([
  ['pool is out back', { features: 'pool' }],
  ["I'd take a garage off the kitchen", { features: 'garage' }],
  ['a yard would be nice though', { features: 'yard' }],
  ['pool is needed', { features: 'pool' }],
])('nothing is taken off by "%s"', (text, facts) => {
  expect(read(text)).toEqual(facts)
  expect(back(text)).toEqual([])
})

test('a number that is taken off is no price', () => {
  expect(read('take 412 Oak off the list', 'seller')).toEqual({})
  expect(read('take 20 off the price', 'buyer')).toEqual({})
  expect(read("I'd take 350 off market", 'seller')).toEqual({ askingPrice: '350000' })
})
