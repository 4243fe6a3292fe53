/**
 * The true success of a handoff at a score, both as probabilities; `progress` runs from 0 to 1 over
 * the simulation.
 */
export type World = (score: number, progress: number) => number

const bounded = (p: number): number => Math.max(0, Math.min(1, p))

const calibrated: World = score => score
const overconfident: World = score => bounded(score - 0.25)
const underconfident: World = score => bounded(score + 0.2)
const drift: World = (score, progress) =>
  progress < 0.5 ? calibrated(score, progress) : overconfident(score, progress)

export const WORLDS = { calibrated, overconfident, underconfident, drift } as const
export type WorldName = keyof typeof WORLDS
export const WORLD_NAMES = Object.keys(WORLDS) as readonly WorldName[]

/** Success does not depend on the score at all: at .75 a move away from .70 is by chance. */
export const constant =
  (success: number): World =>
  () =>
    success
