import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { realEstate } from '../testing/policies.ts'
import { parsePolicy } from './parse.ts'
import { readKeyword, readPhrases } from './phrases.ts'

const FILE = 'deploy/policies/support.yaml'
const text = readFileSync(new URL(`../../../../${FILE}`, import.meta.url), 'utf8')
const { policy } = parsePolicy(text, FILE)

const intents = (message: string) => readPhrases(message, policy).map(read => read.intent)

test('a phrase raises its intent wherever it stands, in any casing, with its span', () => {
  const message = 'Hi there, I was CHARGED TWICE this month!'
  expect(readPhrases(message, policy)).toEqual([
    { intent: 'billing', score: 9_500, start: 16, end: 29 },
  ])
  expect(message.slice(16, 29)).toBe('CHARGED TWICE')
})

test('accents and apostrophes do not matter', () => {
  expect(intents("I can't log in")).toEqual(['technical'])
  expect(intents('I can’t log in')).toEqual(['technical'])
  expect(intents('no puedo iniciar sesion')).toEqual(['technical'])
  expect(intents('no puedo iniciar sesión')).toEqual(['technical'])
})

test('a negated phrase raises nothing, one after a turn of the sentence does', () => {
  expect(intents("I don't want a refund")).toEqual([])
  expect(intents('not a refund please, the app crashes')).toEqual(['technical'])
  expect(intents("I don't need help but I want a refund")).toEqual(['billing'])
})

test('a phrase that is only supposed raises nothing', () => {
  expect(intents('what if I want a refund later')).toEqual([])
})

test('a phrase that itself says "not" is no negation of itself', () => {
  expect(intents('the export is not working')).toEqual(['technical'])
})

test('of phrases within one another only the longest counts', () => {
  expect(intents('please talk to a person')).toEqual(['human'])
  expect(readPhrases('my invoice is wrong', policy)).toHaveLength(1)
})

test('several intents are all found, in order', () => {
  expect(intents('I want a refund. Also the app crashes.')).toEqual(['billing', 'technical'])
})

test('words are whole: no phrase is found inside another word', () => {
  expect(intents('refundable')).toEqual([])
})

test('what a reaction quotes raises nothing', () => {
  expect(intents('Liked “please talk to a person”')).toEqual([])
  expect(intents('Liked the app, please talk to a person')).toEqual(['human'])
  expect(readKeyword('Loved “STOP”', policy)).toBe(null)
})

test('keywords are whole messages', () => {
  expect(readKeyword(' Stop. ', policy)).toBe('stop')
  expect(readKeyword('OPT-OUT', policy)).toBe('stop')
  expect(readKeyword('can you stop by Saturday?', policy)).toBe(null)
  expect(readKeyword('Start!', policy)).toBe('start')
  expect(readKeyword('?!', policy)).toBe(null)
})

test('time grows with the message, not with its square', () => {
  const long = 'i was charged twice and the app crashes '.repeat(400)
  const began = performance.now()
  expect(readPhrases(long, policy)).toHaveLength(800)
  expect(performance.now() - began).toBeLessThan(500)
})

test.each([
  'STOP\n\nSent from my iPhone',
  'Stop\nSent from my Galaxy',
  'stop\r\n\r\nOn Mon, Mar 2, 2026 at 3:04 PM Kim Doe\r\n<kim@example.com> wrote:\r\n> Want to see it?',
  'unsubscribe\n> Reply STOP to end',
  'quit\n-- \nSam Lee\n512-555-0100',
  'CANCEL\nEl lun, 2 mar 2026 a las 15:04, Kim escribió:\n> Hola',
])('a signature or a quoted mail below it hides no keyword: %j', message => {
  expect(readKeyword(message, realEstate)).toBe('stop')
})

test.each(['stop\nsending condos, only houses', 'stop\nOn Monday I can talk', 'cancel\nmy tour'])(
  'a further line of the contact makes it no keyword: %j',
  message => {
    expect(readKeyword(message, realEstate)).toBe(null)
  },
)
