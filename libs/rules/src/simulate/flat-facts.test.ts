import { readFileSync } from 'node:fs'
import type { KnownFact } from '@baton/domain'
import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/parse.ts'
import { flatFacts, sidesOf, withStated } from './flat-facts.ts'

const FILE = 'deploy/policies/real-estate.yaml'
const { policy } = parsePolicy(
  readFileSync(new URL(`../../../../${FILE}`, import.meta.url), 'utf8'),
  FILE,
)

const fact = (key: string, value: string, at: number): KnownFact => {
  const [side = '', ...name] = key.split('.')
  return { side, name: name.join('.'), value, at, confidence: 9_000, source: 'm', former: [] }
}

const NONE: ReadonlyMap<string, string> = new Map()

test('of one name on two sides the value stated last counts', () => {
  const facts = [fact('selling.beds', '2', 20), fact('buying.beds', '3', 10)]
  expect(flatFacts(facts, NONE, policy)).toEqual({ beds: '2' })
  expect(sidesOf(facts)).toEqual({ selling: { beds: '2' }, buying: { beds: '3' } })
})

test('of two said in one message the first counts', () => {
  const facts = [fact('buying.location', 'Bend', 10), fact('selling.location', 'Salem', 10)]
  expect(flatFacts(facts, NONE, policy)).toEqual({ location: 'Bend' })
})

test('names that take each other’s place do so across sides', () => {
  const facts = [fact('buying.timelineDays', '90', 10), fact('selling.timeline', 'present', 20)]
  expect(flatFacts(facts, NONE, policy)).toEqual({ timeline: 'present' })
})

test('a list is what was stated last, while the state keeps the sum', () => {
  const statement = { side: 'buying', name: 'zip', value: '38111', confidence: 9_000 }
  const stated = withStated(NONE, [statement], policy)
  const facts = [fact('buying.zip', '38111,38116', 10)]
  expect(flatFacts(facts, stated, policy)).toEqual({ zip: '38111' })
  expect(sidesOf(facts)).toEqual({ buying: { zip: '38111,38116' } })
})
