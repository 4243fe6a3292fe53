import type { HealthStatus } from '@baton/domain'
import { type Figures, figuresOf, type MinuteCounts, samplesOf } from './minute.ts'
import { faultOf, type HealthSettings, isWell } from './settings.ts'

/** The fold over the closed minutes of one bot. Plain data: it can be stored as JSON. */
export interface BotState {
  readonly status: HealthStatus
  /** Rises with each change of status. */
  readonly version: number
  /** First minute that counts: what was before a recovery says nothing about the bot after it. */
  readonly since: number
  /** Minute of the last change of status. */
  readonly changedAt: number
  /** Last minute that was judged. */
  readonly judged: number
  /** Why the status is what it is. */
  readonly reason: string
}

export const WELL: BotState = Object.freeze({
  status: 'ok',
  version: 0,
  since: 0,
  changedAt: 0,
  judged: -1,
  reason: '',
})

export const WINDOW_MINUTES = 60
/** A recovery shows in its few latest messages: most of them go elsewhere meanwhile. */
const RECOVERY_SAMPLES = 5

/** Counts of a minute; undefined when nothing happened in it. */
export type MinuteLookup = (minute: number) => MinuteCounts | undefined

/**
 * Closes one minute. ok → degraded on an hour with enough samples that is unwell; degraded →
 * probing → ok on recent messages that are well, each step by further ones (hysteresis: well is
 * less than what made it unwell). An hour without any message ends the suspicion. The last minute
 * may be judged again when more of it has become known.
 */
export const judgeMinute = (
  state: BotState,
  minute: number,
  at: MinuteLookup,
  settings: HealthSettings,
): BotState => {
  const judged = { ...state, judged: minute }
  const hour = minutesOf(at, Math.max(state.since, minute - WINDOW_MINUTES + 1), minute)
  if (state.status === 'ok') {
    if (samplesOf(hour) < settings.minSamples) return judged
    const fault = faultOf(figuresOf(hour), settings)
    return fault === null ? judged : change(judged, 'degraded', `${fault} over 1 h`)
  }
  if (samplesOf(hour) === 0) {
    return { ...change(judged, 'ok', 'nothing heard for 1 h'), since: minute + 1 }
  }
  return reconsider(judged, minute, at, settings)
}

const reconsider = (
  state: BotState,
  minute: number,
  at: MinuteLookup,
  settings: HealthSettings,
): BotState => {
  const enough = Math.min(RECOVERY_SAMPLES, settings.minSamples)
  const from = Math.max(state.changedAt + 1, minute - WINDOW_MINUTES + 1)
  const recent = latestOf(at, from, minute, enough)
  const samples = samplesOf(recent)
  if (samples < enough) return state
  const figures = figuresOf(recent)
  if (isWell(figures, settings)) {
    const reason = `well in the last ${samples} messages`
    return state.status === 'degraded'
      ? change(state, 'probing', reason)
      : { ...change(state, 'ok', `recovered: ${reason}`), since: state.changedAt }
  }
  const fault = faultOf(figures, settings)
  if (state.status === 'degraded' || fault === null) return state
  return change(state, 'degraded', `${fault} again`)
}

const change = (state: BotState, status: HealthStatus, reason: string): BotState => ({
  ...state,
  status,
  reason,
  version: state.version + 1,
  changedAt: state.judged,
})

/** Figures of the hour that ends with the last minute judged. */
export const currentFigures = (state: BotState, at: MinuteLookup): Figures =>
  figuresOf(minutesOf(at, Math.max(state.since, state.judged - WINDOW_MINUTES + 1), state.judged))

/** The latest minutes, back to `from`, that together have so many samples. */
const latestOf = (at: MinuteLookup, from: number, to: number, enough: number): MinuteCounts[] => {
  const found: MinuteCounts[] = []
  for (let minute = to, samples = 0; minute >= from && samples < enough; minute--) {
    const counts = at(minute)
    if (!counts) continue
    found.push(counts)
    samples += samplesOf([counts])
  }
  return found
}

const minutesOf = (at: MinuteLookup, from: number, to: number): MinuteCounts[] => {
  const found: MinuteCounts[] = []
  for (let minute = from; minute <= to; minute++) {
    const counts = at(minute)
    if (counts) found.push(counts)
  }
  return found
}
