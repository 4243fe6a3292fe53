import { BatonError, type Code } from '@baton/domain'
import { expect, test } from 'vitest'
import { passedOver, untilMended } from './passed-over.ts'

const PLACE = { topic: 'baton.policies', partition: 3 }
const of = (key: string | null) => ({ offset: 57, key: key === null ? null : Buffer.from(key) })
const error = (code: Code) => new BatonError(code, 'why')

test.each([
  ['x', 'key "x"'],
  [null, 'no key'],
  ['a\n"b"', 'key "a\\n\\"b\\""'],
  ['k'.repeat(101), `key "${'k'.repeat(100)}"… of 101 bytes`],
])('what is passed over is named by its place: %j', (key, shown) => {
  const named = passedOver(error('BAD_MAGIC'), PLACE, of(key))
  expect(named).toMatchObject({
    code: 'BAD_MAGIC',
    message: `baton.policies/3/57, ${shown}: why`,
  })
})

test.each([
  ['BAD_MAGIC', true, true],
  ['UNKNOWN_SCHEMA', true, true],
  ['UNKNOWN_BRANCH', false, true],
  ['POLICY_INVALID', false, true],
  ['REGISTRY_UNAVAILABLE', false, false],
  ['STOPPED', false, false],
] as const)(
  'only what lasts is passed over, of a table also what a newer version wrote: %s',
  (code, poison, table) => {
    const thrown = error(code)
    const isPassed = (...lasts: [typeof untilMended] | []) => {
      try {
        return passedOver(thrown, PLACE, of('x'), ...lasts) !== thrown
      } catch (again) {
        expect(again).toBe(thrown)
        return false
      }
    }
    expect([isPassed(), isPassed(untilMended)]).toEqual([poison, table])
  },
)

test('a mistake of ours is never taken for a record of somebody else', () => {
  const ours = new TypeError('undefined is no function')
  expect(() => passedOver(ours, PLACE, of('x'), untilMended)).toThrow(ours)
})
