import type { HttpBounds } from './http/server.ts'

/** How long an append is tried. */
export const DELIVERY_TIMEOUT_MS = 8_000
/**
 * HighLevel waits about 10 s for an answer, and its connection is cut after `requestTimeoutMs`:
 * until then it gets its 429.
 */
export const ANSWER_WITHIN_MS = 8_000
/** Below `connectionsPerSourceMax`: what is over this is answered, what is over that is not. */
export const IN_FLIGHT_MAX = 900

/** All but the limit of requests, which is configured. */
export const HTTP_BOUNDS: Omit<HttpBounds, 'rateMax'> = {
  bodyMaxBytes: 262_144,
  bodiesMaxBytes: 67_108_864,
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 10_000,
  contextWithinMs: ANSWER_WITHIN_MS,
  connectionsMax: 4_096,
  connectionsPerSourceMax: 1_024,
  rateWindowMs: 10_000,
  retryAfterSeconds: 5,
}
