import { type LearnedThreshold, WHOLE } from '@baton/domain'
import { successAt } from './calibration.ts'
import { samplesOf, within } from './counts.ts'
import { evidenceAgainst, type Shadow } from './gate.ts'
import { dateOf } from './outcomes.ts'
import type { RouteState } from './route-state.ts'
import type { LearningSettings } from './settings.ts'
import { leastSamples, shadowFor } from './thresholds.ts'

/**
 * The value in force of a route, with the reason in words; a shadow is named in its explanation.
 */
export const publishActive = (
  route: { from: string; to: string },
  state: RouteState,
  settings: LearningSettings,
): LearnedThreshold => ({
  ...base(route, state, settings),
  value: state.active,
  status: hasLearned(state, settings) ? state.status : 'configured',
  successRate: rateAt(state.active, state, settings),
  explanation: explain(state, settings),
  evidence: wholeEvidence(evidenceAgainst(state, settings)),
})

/**
 * Below its minimum of outcomes, or when nothing is to be learned, a route keeps what is
 * configured.
 */
const hasLearned = (state: RouteState, settings: LearningSettings): boolean =>
  settings.policy !== 'fixed' && state.samples >= leastSamples(settings)

/**
 * The value that would like to hold, as a record beside the active one; null when there is none.
 */
export const publishShadow = (
  route: { from: string; to: string },
  state: RouteState,
  settings: LearningSettings,
): LearnedThreshold | null => {
  const shadow = shadowFor(state, settings)
  if (!shadow) return null
  return {
    ...base(route, state, settings),
    value: shadow.value,
    status: 'shadow',
    successRate: rateAt(shadow.value, state, settings),
    explanation: shadowWords(shadow, state, settings),
    evidence: wholeEvidence(shadow.eValue),
  }
}

/**
 * What a threshold means now, from the fold alone: "0.70 now means 45.8 % success, 60 % needed, 57
 * samples".
 */
export const explain = (state: RouteState, settings: LearningSettings): string => {
  const shadow = shadowFor(state, settings)
  const parts = [meaning(state, settings)]
  if (state.status === 'rolled_back') parts.push('taken back from a value that did worse')
  if (shapesFit(state.alarmedOn, state))
    parts.push(`re-anchored on drift on ${dateOf(state.alarmedOn)}`)
  if (shadow) parts.push(shadowWords(shadow, state, settings))
  return parts.join('; ')
}

/** An alarm explains a fit while the days it looks at begin there. */
const shapesFit = (alarmedOn: number | null, { history }: RouteState): alarmedOn is number =>
  alarmedOn !== null && (history[0]?.day ?? alarmedOn) <= alarmedOn

const meaning = (state: RouteState, settings: LearningSettings): string => {
  const threshold = score(state.active)
  const samples = `${state.samples} samples`
  if (settings.policy === 'fixed') return `${threshold} is configured and fixed, ${samples}`
  if (state.samples < leastSamples(settings)) {
    return `${threshold} is configured, ${samples}, ${leastSamples(settings)} needed`
  }
  const rate = percent(rateAt(state.active, state, settings))
  if (settings.policy === 'step') return `${threshold} for ${rate} success of all, ${samples}`
  return `${threshold} now means ${rate} success, ${percent(settings.needed)} needed, ${samples}`
}

/** With how many outcomes lie where the shadow is decided: where none score, it never will be. */
const shadowWords = (shadow: Shadow, state: RouteState, settings: LearningSettings): string => {
  const { value, from, to, samples } = shadow
  const all = samplesOf(within(state.sinceMove, 0, WHOLE + 1))
  const weighed = `${score(value)} runs as shadow, e-value ${wholeEvidence(shadow.eValue)} of ${settings.promoteAt}`
  const band = `decided by ${samples} of ${all} outcomes, those in [${score(from)}, ${score(to)})`
  const missing = samples < settings.minSamples ? `, ${settings.minSamples} needed` : ''
  return `${weighed}, ${band}${missing}`
}

/** Success at a score: by the fit for anchored, of all outcomes otherwise; −1 without data. */
const rateAt = (value: number, state: RouteState, settings: LearningSettings): number => {
  if (state.samples === 0) return -1
  if (settings.policy !== 'anchored') return Math.round((WHOLE * state.successes) / state.samples)
  return Math.round(WHOLE * successAt(state.fit, value / WHOLE, settings))
}

const base = (
  { from, to }: { from: string; to: string },
  state: RouteState,
  settings: LearningSettings,
) => ({
  from,
  to,
  version: state.version,
  policy: settings.policy,
  samples: state.samples,
  needed: settings.policy === 'anchored' ? settings.needed : -1,
  day: state.day,
})

const wholeEvidence = (evidence: number): number => Math.floor(evidence / WHOLE)
const score = (value: number): string => (value / WHOLE).toFixed(2)
/** To one decimal, which a whole figure does without. */
const percent = (value: number): string => `${Number((value / 100).toFixed(1))} %`
