import type { Verdict } from '@baton/testkit'
import { expect, test } from 'vitest'
import { exitCodeOf } from './verify.ts'

const verdict = (changes: Partial<Verdict>): Verdict => ({
  inputs: 9,
  uncompared: 0,
  outputs: 9,
  states: 1,
  lag: 0,
  violations: [],
  found: 0,
  notes: [],
  ...changes,
})

test.each([
  ['all is well', {}, 0],
  ['another engine decided a part', { uncompared: 4 }, 0],
  ['another engine decided everything', { inputs: 0, uncompared: 9 }, 2],
  ['and lost a decision', { inputs: 0, uncompared: 9, found: 1 }, 1],
  ['nobody has said anything yet', { inputs: 0 }, 0],
  ['something is wrong', { found: 1 }, 1],
  ['something is left to decide', { lag: 1 }, 0],
])('%s: %j ends with %i', (_, changes, code) => {
  expect(exitCodeOf(verdict(changes), false)).toBe(code)
})

test('what must be settled and is not is wrong', () => {
  expect(exitCodeOf(verdict({ lag: 1 }), true)).toBe(1)
})
