import { expect, test } from 'vitest'
import { overTurns } from './turns.ts'

test('a doubtful score rises with earlier ones and stays below certainty', () => {
  const raised = overTurns(5_000, [{ buyer: 10_000, seller: 0, ageMs: 0 }], 'buyer')
  expect(raised).toBe(6_000)
  expect(overTurns(5_000, [{ buyer: 0, seller: 10_000, ageMs: 0 }], 'buyer')).toBe(5_000)
})

test('what is older than an hour, and a message that says nothing, add nothing', () => {
  expect(overTurns(5_000, [{ buyer: 10_000, seller: 0, ageMs: 3_600_000 }], 'buyer')).toBe(5_000)
  expect(overTurns(3_000, [{ buyer: 10_000, seller: 0, ageMs: 0 }], 'buyer')).toBe(3_000)
})
