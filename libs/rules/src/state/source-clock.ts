import { MINUTE_MS } from '@baton/domain'

/**
 * Clocks of a source and of the log differ by no more, ms; nor is a webhook that was not taken
 * repeated sooner: after ten minutes.
 */
export const CLOCKS_DIFFER_MS = 5 * MINUTE_MS

/**
 * When the source says something was said, ms; a clock that is far ahead says little more than now.
 */
export const saidAt = (sentAt: number, at: number): number =>
  Math.min(sentAt, at + CLOCKS_DIFFER_MS)
