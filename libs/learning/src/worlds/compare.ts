import { DEFAULT_SETTINGS, type LearningSettings } from '../settings.ts'
import { type Simulation, simulate } from './simulate.ts'
import { constant, WORLDS, type World, type WorldName } from './world.ts'

/** How a policy is run in a world. */
export interface Contestant {
  readonly name: string
  readonly settings: LearningSettings
  readonly exploration: number
}

const contestant = (
  name: string,
  changes: Partial<LearningSettings>,
  exploration = 0,
): Contestant => ({ name, settings: { ...DEFAULT_SETTINGS, ...changes }, exploration })

export const FIXED = contestant('fixed', { policy: 'fixed', shadowGate: false })
export const STEP = contestant('step', { policy: 'step', shadowGate: false })
export const ANCHORED = contestant('anchored', { shadowGate: false })
export const EXPLORING = contestant('anchored + 5 %', { shadowGate: false }, 0.05)
export const GATED = contestant('gated', {})

/** Mean regret per 1,000 candidates over seeds 1…`seeds`. */
export const meanRegret = (
  world: WorldName,
  { settings, exploration }: Contestant,
  candidates: number,
  seeds: number,
): number => {
  let sum = 0
  for (let seed = 1; seed <= seeds; seed++) {
    sum += simulate({ world: WORLDS[world], settings, exploration, candidates, seed }).regret
  }
  return sum / seeds
}

/** Share of runs in which the threshold ever moved although success is .75 at every score. */
export const wrongMoves = (
  { settings, exploration }: Contestant,
  candidates: number,
  runs: number,
): number => {
  const world: World = constant(0.75)
  let moved = 0
  for (let seed = 1; seed <= runs; seed++) {
    const run: Simulation = { world, settings, exploration, candidates, seed }
    if (simulate(run).final.version > 0) moved++
  }
  return moved / runs
}
