// What is taken off a list is stated no more, and the list is told of it; what only sounds so
// stays.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'
import { takenBack } from './taken-back.ts'

const context = (bot: string) => ({ bot, pendingQuestion: null })
const read = (text: string, bot = 'buyer') => flatSlots(readSlots(text, context(bot)))
const back = (text: string, bot = 'buyer') =>
  takenBack(text, context(bot)).map(({ name, value }) => `${name} ${value}`)

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
  })

  test.each(['not just 60120', 'not only in 60120', 'is it only 60120?', '38111 too'])(
    'but not by %s',
    text => expect(back(text)).toEqual([]),
  )
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
