import type { Verdict } from '@baton/testkit'
import { expect, test } from 'vitest'
import { exitCodeOf, textOf } from './verify.ts'

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

test('what an open transaction keeps from being read is told, and is not settled', () => {
  const open = {
    topic: 'baton.contact.events.v1',
    partition: 0,
    producerId: 1,
    producerEpoch: 0,
    coordinatorEpoch: 0,
    startOffset: 7,
    ageMs: 64_200,
    transactionalId: 'stray-tx',
    timeoutMs: 900_000,
  }
  expect(textOf(verdict({}), [open])).toMatch(
    /^baton\.contact\.events\.v1\/0 is held back from offset 7 on .* 64 s.*\n.*\nnothing is wrong in what can be read\n$/,
  )
  expect(textOf(verdict({}), [])).toMatch(/\nnothing is wrong\n$/)
  expect(exitCodeOf(verdict({}), false, true)).toBe(0)
  expect(exitCodeOf(verdict({}), true, true)).toBe(1)
})
