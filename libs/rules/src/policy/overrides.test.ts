import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withOverrides } from './overrides.ts'
import { parsePolicy } from './parse.ts'

const FILE = 'deploy/policies/real-estate.yaml'
const { policy } = parsePolicy(
  readFileSync(new URL(`../../../../${FILE}`, import.meta.url), 'utf8'),
  FILE,
)

test('an override changes its limit and nothing else', () => {
  const changed = withOverrides(policy, {
    circularWindowMinutes: 0,
    maxPerHour: 5,
    thresholds: { 'buyer>seller': 0.7 },
  })
  expect(changed.guards).toEqual({ ...policy.guards, circularWindowMs: 0, perHour: 5 })
  expect(changed.routes[2]).toEqual({ from: 'buyer', to: 'seller', threshold: 7_000 })
  expect({ ...changed, guards: policy.guards, routes: policy.routes }).toEqual(policy)
})

test('no override, no change', () => {
  expect(withOverrides(policy, {})).toBe(policy)
})

test.each([
  [{ coolDown: 3 }, /no policy override coolDown; there are cooldownMinutes/],
  [{ toString: 1 }, /no policy override toString/],
  [{ cooldownMinutes: -1 }, /cooldownMinutes: must be whole minutes/],
  [{ circularWindowMinutes: '30' }, /circularWindowMinutes: must be/],
  [{ maxPerDay: 0 }, /maxPerDay: must be a whole number/],
  [{ thresholds: { 'lead>buyer': 0.3 } }, /lead>buyer must be a number from 0.50/],
  [{ thresholds: { 'buyer>lead': 0.7 } }, /buyer>lead is no route/],
  [{ thresholds: 0.7 }, /must be an object/],
])('an unknown or senseless override is refused: %j', (overrides, message) => {
  expect(() => withOverrides(policy, overrides)).toThrow(message)
})
