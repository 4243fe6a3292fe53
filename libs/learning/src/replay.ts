import { WHOLE } from '@baton/domain'
import { type DayCounts, samplesOf, type Tally, within } from './counts.ts'
import { openRoute, type RouteState } from './route-state.ts'
import type { LearningSettings } from './settings.ts'
import { closeDay } from './thresholds.ts'

export interface ReplayedDay {
  readonly day: number
  /** The threshold that held, in 1/10,000. */
  readonly threshold: number
  /** Lost against hindsight up to and with this day, in worth. */
  readonly regret: number
}

/** What a policy would have made of recorded days. */
export interface Replay {
  readonly days: readonly ReplayedDay[]
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
 * Replays recorded days under a policy. Only outcomes of handoffs that were made are recorded: what
 * a lower threshold would have let through is not known, so neither the policy nor hindsight is
 * credited or blamed for it.
 */
export const replay = (days: readonly DayCounts[], settings: LearningSettings): Replay => {
  const hindsight = best(days, settings)
  const replayed: ReplayedDay[] = []
  let state = openRoute(settings)
  let gain = 0
  let judged = 0
  let regret = 0
  for (const { day, bins } of days) {
    const threshold = state.active
    const made = within(bins, threshold, WHOLE + 1)
    const gained = worth(made, settings)
    gain += gained
    judged += samplesOf(made)
    regret += worth(within(bins, hindsight.threshold, WHOLE + 1), settings) - gained
    replayed.push({ day, threshold, regret })
    state = closeDay(state, { day, bins }, settings)
  }
  const all = days.reduce((sum, { bins }) => sum + samplesOf(within(bins, 0, WHOLE + 1)), 0)
  const perThousand = all === 0 ? null : (1_000 * (hindsight.gain - gain)) / all
  return { days: replayed, final: state, judged, gain, hindsight, regret: perThousand }
}

/** A success is worth 1; at the success that is needed a handoff is worth nothing. */
const worth = ({ successes, failures }: Tally, { needed }: LearningSettings): number =>
  successes - (failures * needed) / (WHOLE - needed)

const best = (days: readonly DayCounts[], settings: LearningSettings): Replay['hindsight'] => {
  const bins = days.flatMap(day => day.bins)
  let found = { threshold: settings.configured, gain: Number.NEGATIVE_INFINITY }
  for (let threshold = settings.lowest; threshold <= settings.highest; threshold += settings.step) {
    const gain = worth(within(bins, threshold, WHOLE + 1), settings)
    if (gain > found.gain) found = { threshold, gain }
  }
  return found
}
