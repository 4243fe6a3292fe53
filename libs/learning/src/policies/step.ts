import { WHOLE } from '@baton/domain'
import { clampThreshold } from '../settings.ts'
import type { ThresholdPolicy } from './policy.ts'

const LOOSEN_ABOVE = 8_000
const LOOSEN_BY = 500
const TIGHTEN_BELOW = 5_000
const TIGHTEN_BY = 1_000

/**
 * The original's rule and the baseline: success of all outcomes above 80 % lowers the configured
 * threshold by .05, below 50 % raises it by .10. It is not cumulative: the adjustment is always to
 * the configured value.
 */
export const step: ThresholdPolicy = ({ successes, samples }, settings) => {
  if (samples < settings.minSamples) return settings.configured
  if (successes * WHOLE > samples * LOOSEN_ABOVE) {
    return clampThreshold(settings.configured - LOOSEN_BY, settings)
  }
  if (successes * WHOLE < samples * TIGHTEN_BELOW) {
    return clampThreshold(settings.configured + TIGHTEN_BY, settings)
  }
  return settings.configured
}
