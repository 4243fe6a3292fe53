import type { Reading, Side } from '@baton/understanding'
import { expect, test } from 'vitest'
import { plain } from '../testing/policies.ts'
import { onlyFactsOfOthers } from './only-facts.ts'

const SAID = 'son 3 recámaras, calle Zaragoza'

const slot = (side: Side, name: string, value: string) => ({
  side,
  name,
  value,
  confidence: 9_000,
  start: SAID.indexOf(value),
  end: SAID.indexOf(value) + value.length,
})

const evidence = (label: string, words: string) => ({
  label,
  start: SAID.indexOf(words),
  end: SAID.indexOf(words) + words.length,
  weight: 5_000,
})

const reading = (changes: Partial<Reading>): Reading => ({
  buyer: 8_400,
  seller: 0,
  human: 0,
  optOut: 0,
  optIn: false,
  first: null,
  withdrawn: { buyer: false, seller: false },
  takenBack: [],
  evidence: [evidence('buyer', '3 recámaras'), evidence('buyer', 'calle Zaragoza')],
  slots: [slot('selling', 'beds', '3 recámaras'), slot('selling', 'address', 'calle Zaragoza')],
  ...changes,
})

test('facts of the home on sale raise no purchase', () => {
  expect(onlyFactsOfOthers('buyer', reading({}), plain)).toBe(true)
})

test('facts of the home sought may raise it by themselves', () => {
  const sought = reading({ slots: [slot('buying', 'beds', '3 recámaras')] })
  expect(onlyFactsOfOthers('buyer', sought, plain)).toBe(false)
})

test('words beside the facts may wish for another home', () => {
  const wish = reading({ evidence: [evidence('buyer', 'son'), evidence('buyer', '3 recámaras')] })
  expect(onlyFactsOfOthers('buyer', wish, plain)).toBe(false)
})

test('without facts of a home, or without evidence, the score stands', () => {
  const person = reading({ slots: [slot('person', 'name', 'Zaragoza')] })
  expect(onlyFactsOfOthers('buyer', person, plain)).toBe(false)
  expect(onlyFactsOfOthers('buyer', reading({ evidence: [] }), plain)).toBe(false)
})
