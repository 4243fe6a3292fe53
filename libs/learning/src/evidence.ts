import { WHOLE } from '@baton/domain'
import type { Tally } from './counts.ts'
import { exp, ln } from './series.ts'

const ALTERNATIVES = 20
/** Beyond it more evidence changes nothing; it keeps the value an exact integer. */
const LARGEST = 1_000_000

export type Claim = 'better' | 'worse'

/**
 * e-value for the claim that success is better (worse) than `rate` (a probability): the likelihood
 * ratio, mixed evenly over the rates beyond it. It depends on counts only; while the claim is false
 * it ever exceeds e with a probability of at most 1/e (Ville), however often one looks. In
 * 1/10,000, at most 1,000,000.
 */
export const eValue = ({ successes, failures }: Tally, rate: number, claim: Claim): number => {
  const room = claim === 'better' ? 1 - rate : -rate
  let sum = 0
  for (let n = 0; n < ALTERNATIVES; n++) {
    const other = rate + (room * (n + 0.5)) / ALTERNATIVES
    const gain = successes * ln(other / rate) + failures * ln((1 - other) / (1 - rate))
    sum += exp(Math.min(gain, 40))
  }
  return Math.min(LARGEST * WHOLE, Math.round((WHOLE * sum) / ALTERNATIVES))
}
