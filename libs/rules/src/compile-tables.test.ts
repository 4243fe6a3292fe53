import { BatonError, type TablesAdopted } from '@baton/domain'
import { expect, test } from 'vitest'
import { compileTables, tablesHash } from './compile-tables.ts'
import { engineOf } from './engine.ts'
import { plain, realEstate, unwell } from './testing/policies.ts'

const adopted: TablesAdopted = {
  partition: 0,
  from: 0,
  hash: 'h',
  engine: 'e',
  policies: [
    { location: '*', hash: 'a' },
    { location: 'austin', hash: 'b' },
  ],
  thresholds: [
    { from: 'lead', to: 'buyer', value: 6500, version: 2 },
    { from: 'lead', to: 'seller', value: 7500, version: 1 },
  ],
  health: [unwell('buyer')],
}
const policies = new Map([
  ['a', plain],
  ['b', realEstate],
])

test('a location has its policy, all others share one', () => {
  const tables = compileTables(adopted, policies)
  expect(tables.policyOf('austin')).toEqual({ policy: realEstate, hash: 'b' })
  expect(tables.policyOf('boise')).toEqual({ policy: plain, hash: 'a' })
  expect(tables.learned('lead', 'buyer')).toMatchObject({ value: 6500, version: 2 })
  expect(tables.learned('buyer', 'lead')).toBeUndefined()
  expect(tables.health('buyer')?.status).toBe('degraded')
})

test('a policy that is named and missing is an error that says so', () => {
  expect(() => compileTables(adopted, new Map())).toThrow(BatonError)
  const nowhere = compileTables({ ...adopted, policies: [] }, policies)
  expect(() => nowhere.policyOf('austin')).toThrow(/no policy for location "austin"/)
})

test('the hash names what decisions depend on, not the order, place or time of reading', () => {
  const shuffled = {
    ...adopted,
    partition: 7,
    from: 99,
    policies: adopted.policies.toReversed(),
    thresholds: adopted.thresholds.toReversed(),
  }
  expect(tablesHash(shuffled)).toBe(tablesHash(adopted))
  for (const different of [
    { ...adopted, engine: 'f' },
    { ...adopted, health: [] },
    { ...adopted, thresholds: adopted.thresholds.slice(1) },
    { ...adopted, policies: adopted.policies.slice(1) },
  ]) {
    expect(tablesHash(different)).not.toBe(tablesHash(adopted))
  }
})

test('the engine names the data versions it was given, in any order', () => {
  expect(engineOf({ icu: '77', tz: '2026a' })).toBe(engineOf({ tz: '2026a', icu: '77' }))
  expect(engineOf({ icu: '77' })).not.toBe(engineOf({ icu: '78' }))
})
