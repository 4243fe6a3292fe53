export type PolicyName = 'fixed' | 'step' | 'anchored'

/** How the threshold of one route is learned. Scores and rates in 1/10,000. */
export interface LearningSettings {
  readonly policy: PolicyName
  /** The configured threshold: what holds without data, and what learning is anchored at. */
  readonly configured: number
  /**
   * Success it takes for a handoff to pay: cost of a failure / (cost of a failure + worth of a
   * success).
   */
  readonly needed: number
  readonly lowest: number
  readonly highest: number
  /** The grid of thresholds and the largest move per `minSamples` outcomes. */
  readonly step: number
  readonly minSamples: number
  /**
   * Outcomes a route needs before what was learned about it holds; below, it keeps what is
   * configured.
   */
  readonly learnFrom: number
  /** Outcomes after which one weighs half. */
  readonly halfLifeSamples: number
  /** With it, a new value runs as shadow until its e-value reaches `promoteAt`. */
  readonly shadowGate: boolean
  /** e-value that promotes a shadow. */
  readonly promoteAt: number
  /** e-value against a promoted value that takes it back during its probation. */
  readonly rollbackAt: number
  readonly probationSamples: number
  /** Standard deviations the drift alarm's CUSUM must gather. */
  readonly driftAlarmAt: number
}

export const DEFAULT_SETTINGS: LearningSettings = Object.freeze({
  policy: 'anchored',
  configured: 7_000,
  needed: 6_000,
  lowest: 5_000,
  highest: 9_000,
  step: 500,
  minSamples: 10,
  learnFrom: 10,
  halfLifeSamples: 100,
  shadowGate: true,
  promoteAt: 20,
  rollbackAt: 5,
  probationSamples: 100,
  driftAlarmAt: 4,
})

/**
 * What a policy says of a route: its threshold, and from how many outcomes on anything learned
 * holds.
 */
export type Configured = Pick<LearningSettings, 'configured' | 'learnFrom'>

/** How a route is learned: what the learner runs, and what a replay shows. */
export const settingsFor = (
  policy: PolicyName,
  { configured, learnFrom }: Configured,
): LearningSettings => ({ ...DEFAULT_SETTINGS, policy, configured, learnFrom })

/**
 * Outcomes an exploring policy wants of a route first; without exploration the learning's own
 * minimum is all that counts.
 */
export const learnFromOf = (exploration: {
  readonly share: number
  readonly minOutcomes: number
}): number => (exploration.share > 0 ? exploration.minOutcomes : 0)

/** A threshold within the bounds of its settings, in 1/10,000. */
export const clampThreshold = (value: number, settings: LearningSettings): number =>
  Math.max(settings.lowest, Math.min(settings.highest, value))
