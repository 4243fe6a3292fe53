import { MINUTE_MS } from './time.ts'

/**
 * After so long without a heartbeat a group gives a member's partitions to others, unless a
 * variable says otherwise, ms.
 */
export const SESSION_TIMEOUT_MS = 6_000
/** Most facts that one reply of a bot asks for. */
export const ASKS_MAX = 6
/** A bot is woken no sooner than this after what it answers, ms. */
export const WAKE_MIN_MS = MINUTE_MS
