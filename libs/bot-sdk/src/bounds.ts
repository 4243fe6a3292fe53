/** `WHOLE` is certainty, in 1/10,000. */
export { ASKS_MAX, WAKE_MIN_MS, WHOLE } from '@baton/domain'

/**
 * Longest text of one message, in characters as JavaScript counts them (two SMS segments and a
 * half).
 */
export const TEXT_MAX_CHARS = 320
/** Most texts in one answer. */
export const TEXTS_MAX = 3
/** Most facts that one answer states. */
export const FACTS_MAX = 32
/** Longest name of a side, a fact or a bot, in characters. */
export const NAME_MAX_CHARS = 40
/** Longest value of a fact, in characters. */
export const VALUE_MAX_CHARS = 160
/** Longest reason of a request or a report, in characters. */
export const REASON_MAX_CHARS = 200
/** Longest time that Node's timers take, ms; a longer one is over at once. */
export const TIMER_MAX_MS = 2 ** 31 - 1
