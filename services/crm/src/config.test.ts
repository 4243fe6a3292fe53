import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { crmConfig } from './config.ts'

const BASE = { BATON_BROKERS: 'localhost:9092', BATON_REGISTRY_URL: 'http://localhost:8081' }
const TOKENS = '{"loc-1":"pit-canary"}'

test('takes tokens by location, and prints none of them', () => {
  const config = crmConfig({ ...BASE, BATON_HIGHLEVEL_TOKENS: TOKENS })
  expect(config.highlevel.tokens['loc-1']?.reveal()).toBe('pit-canary')
  expect(config.highlevel.defaultLocation).toBe('loc-1')
  expect(inspect(config, { depth: 9 }) + JSON.stringify(config)).not.toContain('canary')
})

test('has no default location when there are several, unless it is named', () => {
  const several = { ...BASE, BATON_HIGHLEVEL_TOKENS: '{"a":"1","b":"2"}' }
  expect(crmConfig(several).highlevel.defaultLocation).toBe('')
  const named = crmConfig({ ...several, BATON_HIGHLEVEL_LOCATION: 'b' })
  expect(named.highlevel.defaultLocation).toBe('b')
})

test('a default location without a token is refused: all that is meant for it would be buried', () => {
  const named = { ...BASE, BATON_HIGHLEVEL_TOKENS: TOKENS, BATON_HIGHLEVEL_LOCATION: 'loc-2' }
  expect(() => crmConfig(named)).toThrow(/BATON_HIGHLEVEL_LOCATION: is none of those/)
})

test.each([
  ['nothing', undefined],
  ['no JSON', 'pit-canary'],
  ['a list', '["pit-canary"]'],
  ['an empty token', '{"loc-1":""}'],
  ['no location', '{}'],
])('names the variable for %s, and not what it holds', (_, tokens) => {
  const read = () => crmConfig({ ...BASE, ...(tokens && { BATON_HIGHLEVEL_TOKENS: tokens }) })
  expect(read).toThrow(/BATON_HIGHLEVEL_TOKENS/)
  expect(read).not.toThrow(/canary/)
})
