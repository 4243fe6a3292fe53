import type { ThresholdPolicy } from './policy.ts'

/** The configured threshold, whatever happens. */
export const fixed: ThresholdPolicy = (_, settings) => settings.configured
