// Texts that no person writes. The corpus holds the kinds of attack and each text that once gave a
// fault; the generator of `npm run fuzz:text` makes others.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf } from '../fuzz/faults.ts'
import { hostileText } from '../fuzz/hostile.ts'
import { understand } from './index.ts'

const CASES = Number(process.env.UNDERSTANDING_FUZZ ?? 3_000)

const linesOf = <T>(name: string): T[] =>
  readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as T)

const corpus = linesOf<{ why: string; text: string }>('hostile.jsonl')
const messages = linesOf<{ text: string }>('slots-own.jsonl').map(({ text }) => text)
const QUESTIONS = [
  '',
  'budget.max',
  'beds',
  'location',
  'name',
  'address',
  'condition',
  'timelineDays',
]

test.each(corpus)('reads $why', ({ text }) => {
  for (const bot of ['lead', 'buyer', 'seller'])
    for (const name of QUESTIONS) {
      const pendingQuestion = name === '' ? null : { side: 'buying', name }
      const reading = understand(text, { bot, pendingQuestion })
      expect(faultsOf(text, reading)).toEqual([])
    }
})

test('reads whatever the generator makes, under any question', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...QUESTIONS), (seed, name) => {
      const text = hostileText(seed, messages)
      const pendingQuestion = name === '' ? null : { side: 'buying', name }
      const reading = understand(text, { bot: 'lead', pendingQuestion })
      expect(faultsOf(text, reading)).toEqual([])
    }),
    { numRuns: CASES },
  )
})
