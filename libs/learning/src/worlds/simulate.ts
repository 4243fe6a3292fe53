import { mulberry32, WHOLE } from '@baton/domain'
import { type BinCount, binOf, sumBins } from '../counts.ts'
import { openRoute, type RouteState } from '../route-state.ts'
import type { LearningSettings } from '../settings.ts'
import { closeDay } from '../thresholds.ts'
import type { World } from './world.ts'

const CANDIDATES_PER_DAY = 50
const WORTH_OF_SUCCESS = 1
const COST_OF_FAILURE = 1.5
const LOWEST_SCORE = 0.3
const EXPLORATION_BAND = 1_500

export interface Simulation {
  readonly world: World
  readonly settings: LearningSettings
  readonly candidates: number
  readonly seed: number
  /** Share of candidates in the band of .15 below the threshold that go through nevertheless. */
  readonly exploration: number
}

export interface SimulationResult {
  /** Expected loss against who knows the world, per 1,000 candidates. */
  readonly regret: number
  readonly final: RouteState
  /** The threshold of each day, in 1/10,000. */
  readonly thresholds: readonly number[]
  /** Expected loss up to and with each day, in worth. */
  readonly regrets: readonly number[]
}

/**
 * One route in a simulated world. Policies meet the same candidates and the same fate of each for
 * equal seeds.
 */
export const simulate = (simulation: Simulation): SimulationResult => {
  const { settings, candidates } = simulation
  const random = mulberry32(simulation.seed)
  const thresholds: number[] = []
  const regrets: number[] = []
  let state = openRoute(settings)
  let regret = 0
  for (let start = 0, day = 0; start < candidates; start += CANDIDATES_PER_DAY, day++) {
    thresholds.push(state.active)
    const met = oneDay(simulation, state, start, random)
    regret += met.regret
    regrets.push(regret)
    state = closeDay(state, { day, bins: met.bins }, settings)
  }
  return { regret: (1_000 * regret) / candidates, final: state, thresholds, regrets }
}

const oneDay = (
  { world, settings, candidates, exploration }: Simulation,
  state: RouteState,
  start: number,
  random: () => number,
) => {
  const bins: BinCount[] = []
  let regret = 0
  for (let n = start; n < Math.min(start + CANDIDATES_PER_DAY, candidates); n++) {
    const score = Math.round(WHOLE * (LOWEST_SCORE + (1 - LOWEST_SCORE) * random()))
    const fate = random()
    const drawn = random()
    const success = world(score / WHOLE, n / candidates)
    const explored =
      drawn < exploration &&
      state.samples >= settings.minSamples &&
      score >= state.active - EXPLORATION_BAND
    const handed = score >= state.active || explored
    regret += regretOf(success, handed)
    if (handed) bins.push(outcomeOf(score, fate < success))
  }
  return { regret, bins: sumBins(bins) }
}

const outcomeOf = (score: number, succeeded: boolean): BinCount => ({
  bin: binOf(score),
  successes: succeeded ? 1 : 0,
  failures: succeeded ? 0 : 1,
})

const regretOf = (success: number, handed: boolean): number => {
  const gain = WORTH_OF_SUCCESS * success - COST_OF_FAILURE * (1 - success)
  return Math.max(0, gain) - (handed ? gain : 0)
}
