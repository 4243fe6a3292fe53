// Method: few seeds of the worlds that test/bench/learning.ts runs whole, with the same pass lines
// where few seeds can tell.
import { expect, test } from 'vitest'
import { EXPLORING, FIXED, GATED, meanRegret, STEP, wrongMoves } from './compare.ts'
import { WORLD_NAMES } from './world.ts'

const SEEDS = 10

test('regret of fixed is the integral it can be worked out to', () => {
  expect(meanRegret('calibrated', FIXED, 2_000, SEEDS)).toBeCloseTo(17.9, -0.5)
  expect(meanRegret('overconfident', FIXED, 2_000, SEEDS)).toBeGreaterThan(35)
  expect(meanRegret('overconfident', FIXED, 2_000, SEEDS)).toBeLessThan(45)
})

test.each(['overconfident', 'underconfident'] as const)(
  'anchored halves the regret of step in a world that is %s',
  world => {
    const step = meanRegret(world, STEP, 2_000, SEEDS)
    expect(meanRegret(world, EXPLORING, 2_000, SEEDS)).toBeLessThanOrEqual(0.5 * step)
  },
)

test.each(WORLD_NAMES)('behind the gate 300 candidates cost little more than fixed: %s', world => {
  const fixed = meanRegret(world, FIXED, 300, SEEDS)
  expect(meanRegret(world, GATED, 300, SEEDS)).toBeLessThanOrEqual(1.1 * fixed)
})

test('the gate moves in at most 1 % of runs where success is .75 everywhere', () => {
  expect(wrongMoves(GATED, 300, 200)).toBeLessThanOrEqual(0.01)
})
