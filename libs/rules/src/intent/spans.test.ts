import { readFileSync } from 'node:fs'
import type { Reading, Side } from '@baton/understanding'
import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse.ts'
import { firstBySide, spansOf } from './spans.ts'

const FILE = 'deploy/policies/real-estate.yaml'
const { policy } = parsePolicy(
  readFileSync(new URL(`../../../../${FILE}`, import.meta.url), 'utf8'),
  FILE,
)

const slot = (side: Side, name: string, start: number) => ({
  side,
  name,
  value: 'x',
  confidence: 9_000,
  start,
  end: start + 1,
})

const reading = (changes: Partial<Reading>): Reading => ({
  buyer: 9_900,
  seller: 9_900,
  human: 0,
  optOut: 0,
  optIn: false,
  first: null,
  withdrawn: { buyer: false, seller: false },
  takenBack: [],
  evidence: [],
  slots: [],
  ...changes,
})

test('the home named first says which intent comes first, in the order of the text', () => {
  const slots = [slot('selling', 'location', 40), slot('buying', 'location', 13)]
  expect(firstBySide(reading({ slots }), policy)).toBe('buyer')
  expect(firstBySide(reading({ slots: slots.slice(0, 1) }), policy)).toBe('seller')
})

test('facts of the person alone say nothing', () => {
  expect(firstBySide(reading({ slots: [slot('person', 'name', 0)] }), policy)).toBe(null)
})

test('a fact is evidence where it stands, unless the reader already says where', () => {
  const evidence = [{ label: 'buying.beds', start: 3, end: 9, weight: 10_000 }]
  const slots = [slot('buying', 'beds', 5), slot('buying', 'location', 20)]
  expect(spansOf(reading({ evidence, slots }))).toEqual([
    { label: 'buying.beds', start: 3, end: 9 },
    { label: 'buying.location', start: 20, end: 21 },
  ])
})
