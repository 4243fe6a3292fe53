// Words around the name of a place, and names that are those of people or of homes on offer.
import { expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string, bot = 'lead', name: string | null = null) =>
  flatSlots(readSlots(text, { bot, pendingQuestion: name ? { side: 'person', name } : null }))

test.each([
  ['thinking of buying too. Riverbend subdivision', { location: 'Riverbend' }],
  ['want to buy in the Riverbend subdivision', { location: 'Riverbend' }],
  ['a house in the Heights', { location: 'the Heights' }],
  ['new subdivision in Plano', { location: 'Plano' }],
])('the kind of a quarter is no part of its name: %s', (text, facts) =>
  expect(read(text)).toEqual(facts),
)

test.each([
  ['looking in Winter Park', { location: 'Winter Park' }],
  ['looking in winter park', { location: 'winter park' }],
  ['house in June Lake', { location: 'June Lake' }],
  ['a house in Spring, TX', { location: 'Spring, TX' }],
  ['a house in Spring, TX by June', { location: 'Spring, TX', timeline: 'present' }],
  ['looking in Pool Creek', { location: 'Pool Creek' }],
  ['a pool in Pool Creek', { location: 'Pool Creek', features: 'pool' }],
  ['looking in Mesa in spring', { location: 'Mesa', timeline: 'present' }],
  ['want to buy in June', { timeline: 'present' }],
  ['looking in the North End', { location: 'the North End' }],
  ['North End', { location: 'North End' }],
  ['by the End of June', { timeline: 'present' }],
  ['want it gone by Labor Day', { timeline: 'present' }],
])('a word of its name says neither when nor what: %s', (text, facts) =>
  expect(read(text)).toEqual(facts),
)

test.each([
  ["I'm Very Interested", {}],
  ["I'm Really Motivated", {}],
  ["I'm in Frisco", { location: 'Frisco' }],
  ['Im Houston area', { location: 'Houston' }],
  ['in district 204', {}],
  ['in museum district', { location: 'museum district' }],
])('a capital behind "I\'m", or a number, names no place: %s', (text, facts) =>
  expect(read(text)).toEqual(facts),
)

test.each([
  ['Batman. ok its Marcus', { name: 'Marcus' }],
  ['the Hendersons', {}],
  ['Marcus, looking in Tempe', { name: 'Marcus', location: 'Tempe' }],
])('an unknown capital to the question for a name is no place: %s', (text, facts) =>
  expect(read(text, 'lead', 'name')).toEqual(facts),
)

test('what a home sold for is asked of a home on offer', () => {
  for (const text of [
    'how much did the house at 44 Birch sell for',
    'what did 88 Pine Ct sell for',
  ])
    expect(readSlots(text, { bot: 'seller', pendingQuestion: null })[0]?.side).toBe('buying')
  const [own] = readSlots('how much can you sell 44 Birch for', {
    bot: 'seller',
    pendingQuestion: null,
  })
  expect(own?.side).toBe('selling')
})
