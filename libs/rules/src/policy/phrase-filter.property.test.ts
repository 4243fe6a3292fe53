// Law: the quick look at a message loses none of a policy's phrases and keywords.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePolicy } from './parse.ts'
import { readKeyword, readPhrases, wordsOf } from './phrases.ts'
import { tokens } from './tokens.ts'

describe.each(['real-estate', 'support'])('the policy %s', name => {
  const file = `deploy/policies/${name}.yaml`
  const source = readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8')
  const { policy } = parsePolicy(source, file)
  const phrases = [
    ...policy.human.phrases,
    ...policy.consent.phrases,
    ...Object.values(policy.intents).flatMap(intent => intent.phrases.map(({ text }) => text)),
  ]
  const words = fc.constantFrom(...new Set(phrases.flatMap(text => text.split(' '))))
  const shouted = words.map(word => word.toUpperCase())
  const part = fc.oneof(fc.constantFrom(...phrases), words, shouted, fc.string({ maxLength: 4 }))
  const between = fc.constantFrom(' ', '  ', ', ', '-', "'", '’', '.\n', 'é', '')
  const message = fc
    .array(fc.tuple(part, between), { maxLength: 8 })
    .map(parts => parts.map(([text, gap]) => text + gap).join(''))
  const keyword = fc.constantFrom(...policy.consent.stopWords, ...policy.consent.startWords)

  test('reads what is read of all words', () => {
    fc.assert(
      fc.property(fc.oneof(message, keyword), text => {
        const all = tokens(text)
        expect(readPhrases(text, policy)).toEqual(readPhrases(text, policy, all))
        expect(readKeyword(text, policy)).toBe(readKeyword(text, policy, all))
      }),
      { numRuns: 5_000 },
    )
  })

  test('lets most messages go', () => {
    const plain = 'Looking for a house near a good school district, nothing fancy.'
    expect(wordsOf(plain, policy)).toEqual([])
    expect(wordsOf(`so ${phrases[0]}`, policy)).not.toEqual([])
  })
})
