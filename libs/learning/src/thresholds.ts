import type { DayCounts } from './counts.ts'
import { samplesOf, within } from './counts.ts'
import { isPromoted, isRolledBack, type Shadow, shadowOf } from './gate.ts'
import { POLICIES } from './policies/index.ts'
import { absorb, openRoute, type RouteState, type RouteStatus } from './route-state.ts'
import type { LearningSettings } from './settings.ts'

/**
 * Closes one event-time day of a route. Days come in ascending order; a day without outcomes may be
 * left out.
 */
export const closeDay = (
  state: RouteState,
  day: DayCounts,
  settings: LearningSettings,
): RouteState => {
  const seen = absorb(state, day, settings)
  if (seen.samples < settings.learnFrom) return seen
  if (!settings.shadowGate) return moveTo(seen, targetOf(seen, settings), 'active', null)
  if (isRolledBack(seen, settings)) {
    return moveTo(seen, seen.previous ?? seen.active, 'rolled_back', null)
  }
  const shadow = shadowFor(seen, settings)
  if (shadow && isPromoted(shadow, settings)) {
    return moveTo(seen, shadow.value, 'active', seen.active)
  }
  return endProbation(seen, settings)
}

/** The fold over the closed days of a route, ascending; it goes on from `before`. */
export const foldDays = (
  days: readonly DayCounts[],
  settings: LearningSettings,
  before: RouteState = openRoute(settings),
): RouteState => days.reduce((state, day) => closeDay(state, day, settings), before)

/** The value that runs as shadow beside the active one, if any. */
export const shadowFor = (state: RouteState, settings: LearningSettings): Shadow | null => {
  if (!settings.shadowGate || state.samples < leastSamples(settings)) return null
  return shadowOf(state, targetOf(state, settings), settings)
}

/** What both learning and publishing wait for. */
export const leastSamples = ({ minSamples, learnFrom }: LearningSettings): number =>
  Math.max(minSamples, learnFrom)

const targetOf = (state: RouteState, settings: LearningSettings): number =>
  POLICIES[settings.policy](state, settings)

const moveTo = (
  state: RouteState,
  value: number,
  status: RouteStatus,
  previous: number | null,
): RouteState =>
  value === state.active
    ? state
    : { ...state, active: value, version: state.version + 1, status, previous, sinceMove: [] }

const endProbation = (state: RouteState, settings: LearningSettings): RouteState => {
  if (state.previous === null) return state
  const seen = samplesOf(within(state.sinceMove, 0, 10_001))
  return seen < settings.probationSamples ? state : { ...state, previous: null }
}
