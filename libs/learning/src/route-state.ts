import { ANCHOR, type Calibration, calibrate } from './calibration.ts'
import { type BinCount, type DayCounts, samplesOf, sumBins, within } from './counts.ts'
import { CALM, type DriftWatch, driftedSince, watchDrift } from './drift.ts'
import type { LearningSettings } from './settings.ts'

export type RouteStatus = 'active' | 'rolled_back'

/** The fold over the closed days of one route. Plain data: it can be stored as JSON. */
export interface RouteState {
  readonly day: number
  /** In force, in 1/10,000. */
  readonly active: number
  /** Rises with each change of `active`. */
  readonly version: number
  readonly status: RouteStatus
  /** What a promoted value replaced, while it is on probation. */
  readonly previous: number | null
  /** Days the fit looks at, ascending. */
  readonly history: readonly DayCounts[]
  readonly fit: Calibration
  readonly watch: DriftWatch
  /** Outcomes since `active` changed: what speaks for or against changing it. */
  readonly sinceMove: readonly BinCount[]
  /** All outcomes ever, and those of the last closed day. */
  readonly successes: number
  readonly samples: number
  readonly today: number
  /** Day of the last drift alarm. */
  readonly alarmedOn: number | null
}

/** Days the fit keeps at most; at ten half-lives an outcome weighs a thousandth. */
export const HISTORY_MAX_DAYS = 180
/**
 * The alarm trusts the fit only from so many outcomes on: before, the prior is what would be found
 * wrong.
 */
const WATCH_FROM_SAMPLES = 50

/** A route without outcomes: what is configured holds. */
export const openRoute = (settings: LearningSettings): RouteState => ({
  day: -1,
  active: settings.configured,
  version: 0,
  status: 'active',
  previous: null,
  history: [],
  fit: ANCHOR,
  watch: CALM,
  sinceMove: [],
  successes: 0,
  samples: 0,
  today: 0,
  alarmedOn: null,
})

/** Takes in a closed day, before anything is concluded from it. */
export const absorb = (
  state: RouteState,
  day: DayCounts,
  settings: LearningSettings,
): RouteState => {
  const tally = within(day.bins, 0, 10_001)
  const totals = {
    day: day.day,
    sinceMove: sumBins(state.sinceMove, day.bins),
    successes: state.successes + tally.successes,
    samples: state.samples + samplesOf(tally),
    today: samplesOf(tally),
  }
  if (settings.policy !== 'anchored') return { ...state, ...totals }
  return { ...state, ...totals, ...refit(state, day, settings) }
}

const refit = (state: RouteState, day: DayCounts, settings: LearningSettings) => {
  const history = [...state.history, day].slice(-HISTORY_MAX_DAYS)
  const trusted = samplesIn(state.history) >= WATCH_FROM_SAMPLES
  const watch = trusted ? watchDrift(state.watch, day.day, day.bins, state.fit, settings) : CALM
  const since = driftedSince(watch, settings)
  if (since === null) return { history, watch, fit: calibrate(history, settings) }
  // Re-anchor: what was before the change says nothing about the world after it.
  const after = history.filter(kept => kept.day >= since)
  return {
    history: after,
    watch: CALM,
    fit: calibrate(after, settings),
    alarmedOn: day.day,
  }
}

const samplesIn = (history: readonly DayCounts[]): number =>
  history.reduce((sum, { bins }) => sum + samplesOf(within(bins, 0, 10_001)), 0)
