import { HOUR_MS } from '@baton/domain'
/** What HighLevel's headers say about the limits of a location; absent where they say nothing. */
export interface ReportedLimits {
  readonly max?: number
  readonly intervalMs?: number
  /** Requests left in the present interval, for all clients of the location together. */
  readonly remaining?: number
  readonly dailyRemaining?: number
}

/** HighLevel's documented limits, until the headers say otherwise. */
export const DOCUMENTED = { max: 100, intervalMs: 10_000, daily: 200_000 } as const

const HEADERS = {
  max: 'x-ratelimit-max',
  intervalMs: 'x-ratelimit-interval-milliseconds',
  remaining: 'x-ratelimit-remaining',
  dailyRemaining: 'x-ratelimit-daily-remaining',
} as const

/** Reads the headers; what is no whole number counts as absent. */
export const limitsIn = (headers: Headers): ReportedLimits => {
  const found: Record<string, number> = {}
  for (const [name, header] of Object.entries(HEADERS)) {
    const text = headers.get(header)
    if (text !== null && /^\d+$/.test(text.trim())) found[name] = Number(text)
  }
  return found
}

const SECOND_MS = 1_000
const RETRY_AFTER_MAX_MS = HOUR_MS

/** `Retry-After` in ms, from seconds or a date; null when absent or unreadable, at most an hour. */
export const retryAfterMs = (headers: Headers, now: number): number | null => {
  const text = headers.get('retry-after')?.trim()
  if (!text) return null
  const ms = /^\d+$/.test(text) ? Number(text) * SECOND_MS : Date.parse(text) - now
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), RETRY_AFTER_MAX_MS) : null
}
