import { CLOCKS_DIFFER_MS } from '../state/source-clock.ts'
import type { Step } from '../step.ts'

const BOT = 'bot:'

export const wroteAsBot = (by: string): boolean => by.startsWith(BOT)

/**
 * Whether `bot:<name>` wrote an event, and has not got the conversation: it has no part in what the
 * owner achieves, and moves nobody.
 */
export const isAnotherBot = (by: string, owner: string): boolean =>
  wroteAsBot(by) && by !== BOT + owner

export const isOperator = (by: string): boolean => by.startsWith('operator')

/**
 * Whether somebody else than an operator tells of what was before `since`, ms by the clock of the
 * source: webhooks are repeated for an hour.
 */
export const isLate = (by: string, sentAt: number, since: number): boolean =>
  !isOperator(by) && sentAt > 0 && sentAt < since

/**
 * When something happened, by the clock of its source where it tells of it late; else now: what is
 * younger is news.
 */
export const happenedAt = (sentAt: number, at: number): number =>
  sentAt > 0 && at - sentAt > CLOCKS_DIFFER_MS ? sentAt : at

/**
 * What was known before the contact was forgotten does not come back with whoever tells of it late.
 */
export const isBeforeErasure = ({ state, at }: Step, by: string, sentAt: number): boolean =>
  state.erased !== null && isLate(by, happenedAt(sentAt, at), state.erased.at)
