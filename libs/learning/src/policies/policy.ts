import type { RouteState } from '../route-state.ts'
import type { LearningSettings } from '../settings.ts'

/** The threshold a policy would have, in 1/10,000, before the gate and within the clamp. */
export type ThresholdPolicy = (state: RouteState, settings: LearningSettings) => number
