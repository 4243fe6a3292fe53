import { type DayCounts, within } from './counts.ts'
import { openRoute, type RouteState } from './route-state.ts'
import type { LearningSettings } from './settings.ts'
import { closeDay } from './thresholds.ts'

/** What a policy would have made of recorded days. */
export interface Replay {
  /** The threshold that held on each day, in 1/10,000, beside the day. */
  readonly thresholds: readonly { readonly day: number; readonly value: number }[]
  readonly final: RouteState
  /** Recorded outcomes at or above the threshold of their day. */
  readonly judged: number
  /** Worth of these: +1 for a success, minus what a failure costs. */
  readonly gain: number
  /** The one threshold that would have been best throughout, and its worth. */
  readonly hindsight: { readonly threshold: number; readonly gain: number }
  /** Lost against hindsight, per 1,000 recorded outcomes; null without any. */
  readonly regret: number | null
}

/**
 * Replays recorded days under a policy. Only outcomes of handoffs that were made are recorded: what a lower threshold would have let
 * through is not known, so neither the policy nor hindsight is credited or blamed for it.
 */
export const replay = (days: readonly DayCounts[], settings: LearningSettings): Replay => {
  const thresholds: { day: number; value: number }[] = []
  let state = openRoute(settings)
  let gain = 0
  let judged = 0
  for (const day of days) {
    thresholds.push({ day: day.day, value: state.active })
    const { successes, failures } = within(day.bins, state.active, 10_001)
    gain += worth(successes, failures, settings)
    judged += successes + failures
    state = closeDay(state, day, settings)
  }
  const hindsight = best(days, settings)
  const all = days.reduce((sum, { bins }) => sum + total(bins), 0)
  const regret = all === 0 ? null : (1_000 * (hindsight.gain - gain)) / all
  return { thresholds, final: state, judged, gain, hindsight, regret }
}

/** A success is worth 1; at the success that is needed a handoff is worth nothing. */
const worth = (successes: number, failures: number, { needed }: LearningSettings): number =>
  successes - (failures * needed) / (10_000 - needed)

const total = (bins: DayCounts['bins']): number =>
  bins.reduce((sum, { successes, failures }) => sum + successes + failures, 0)

const best = (days: readonly DayCounts[], settings: LearningSettings): Replay['hindsight'] => {
  const bins = days.flatMap(day => day.bins)
  let found = { threshold: settings.configured, gain: Number.NEGATIVE_INFINITY }
  for (let value = settings.lowest; value <= settings.highest; value += settings.step) {
    const { successes, failures } = within(bins, value, 10_001)
    const gain = worth(successes, failures, settings)
    if (gain > found.gain) found = { threshold: value, gain }
  }
  return found
}
