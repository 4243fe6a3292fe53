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
