import { expect, test } from 'vitest'
import { MINUTE } from '../testing/contact.ts'
import { combined, withTurn } from './combine.ts'

const said = (score: number, at = 0) => [{ at, scores: [{ intent: 'seller', score }] }]

test('a message alone counts as it is', () => {
  expect(combined(6400, 'seller', [], 0)).toBe(6400)
})

test('an earlier hint supports a later one, less as time passes', () => {
  const after = (ms: number) => combined(6000, 'seller', said(8000), ms)
  expect(after(0)).toBe(7120)
  expect(after(10 * MINUTE)).toBe(6560)
  expect(after(200 * MINUTE)).toBe(6000)
})

test('two vague hints stay below every threshold', () => {
  expect(combined(5000, 'seller', said(5000), 0)).toBeLessThan(6000)
})

test('a message that does not raise an intent gets nothing from before, however clear that was', () => {
  expect(combined(3000, 'seller', said(9900), 0)).toBe(3000)
})

test('other intents lend nothing', () => {
  expect(combined(6000, 'buyer', said(9900), 0)).toBe(6000)
})

test('a few turns are remembered, and only those that raised something', () => {
  let turns = withTurn([], 0, [{ intent: 'seller', score: 100 }])
  expect(turns).toEqual([])
  for (let i = 0; i < 9; i++) turns = withTurn(turns, i, [{ intent: 'seller', score: 5000 + i }])
  expect(turns).toHaveLength(4)
  expect(turns.at(-1)?.at).toBe(8)
})
