import { expect, test } from 'vitest'
import { holds } from '../rules/words.ts'
import { Cues } from './cues.ts'
import { newSentence, readSentence } from './sentence.ts'

const LISTED = new Cues(['sell', 'xyzzy'])
const OTHERS = new Cues(['xyzzy', '<n3>'])

const readingOf = (text: string) => {
  const sentence = newSentence()
  readSentence(text, sentence)
  return sentence
}

test('a message holds a list by a word of the lexicon and by one that nothing else knows', () => {
  for (const text of ['I want to sell', 'xyzzy', 'buy, Xyzzy!'])
    expect(holds(readingOf(text), LISTED), text).toBe(true)
  expect(holds(readingOf('I want to buy'), LISTED)).toBe(false)
  expect(holds(readingOf('around 450 please'), OTHERS)).toBe(true)
})

test('a word stands in several lists, and lists that share none are told apart', () => {
  const sell = readingOf('sell')
  expect([holds(sell, LISTED), holds(sell, OTHERS)]).toEqual([true, false])
  const both = readingOf('xyzzy')
  expect([holds(both, LISTED), holds(both, OTHERS)]).toEqual([true, true])
})

test('what a message held is forgotten with the next one', () => {
  const sentence = newSentence()
  readSentence('xyzzy?', sentence)
  readSentence('buy', sentence)
  expect(holds(sentence, LISTED)).toBe(false)
  expect(sentence.all.marks & 16).toBe(0)
})
