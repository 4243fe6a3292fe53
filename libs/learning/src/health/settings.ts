import { WHOLE } from '@baton/domain'
import { bucketOf } from './latency.ts'
import type { Figures } from './minute.ts'

/** What a policy asks of a bot. Times in ms, shares in 1/10,000. */
export interface HealthSettings {
  readonly slaP50Ms: number
  readonly slaP95Ms: number
  readonly slaP99Ms: number
  /** Of the SLA's P95: above it the bot is slow. */
  readonly p95Share: number
  /** Of missed deadlines: above it the bot is failing. */
  readonly errorShare: number
  readonly minSamples: number
}

/** Why a bot is unwell, in words; null when it is not. */
export const faultOf = (figures: Figures, settings: HealthSettings): string | null => {
  const { p95Ms, errors, samples } = figures
  const limit = limitMs(settings)
  if (isLonger(p95Ms, limit)) {
    return `P95 ${p95Ms} ms, at most ${limit} ms (${percent(settings.p95Share)} of the SLA), ${samples} samples`
  }
  if (errors <= settings.errorShare) return null
  return `${percent(errors)} of deadlines missed, at most ${percent(settings.errorShare)}, ${samples} samples`
}

/** Well again takes more than not being unwell: within the SLA itself, and half the errors. */
export const isWell = ({ p95Ms, errors }: Figures, settings: HealthSettings): boolean =>
  !isLonger(p95Ms, settings.slaP95Ms) && errors <= settings.errorShare / 2

/** As exactly as a sketch tells latencies apart: what is just at a limit is not beyond it. */
const isLonger = (ms: number, limit: number): boolean => bucketOf(ms) > bucketOf(limit)

const limitMs = ({ slaP95Ms, p95Share }: HealthSettings): number =>
  Math.round((slaP95Ms * p95Share) / WHOLE)

const percent = (share: number): string => `${Math.round(share / 100)} %`
