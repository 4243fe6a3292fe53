import { BatonError, type Decision } from '@baton/domain'
import { findDecision } from '../look/decisions.ts'
import type { Platform } from '../platform/platform.ts'
import { appendAndAwait, operatorEvent } from './append.ts'
import { now, stateOf } from './state.ts'

export interface Review {
  readonly approved: boolean
  readonly by: string
  /** Sent in place of the draft. */
  readonly text: string | null
}

/**
 * Approves or rejects the draft that a decision held: a ReplyReviewed event. BAD_REQUEST when that
 * decision held none, or its draft does not wait any more.
 */
export const review = async (
  platform: Platform,
  decisionId: string,
  { approved, by, text }: Review,
): Promise<Decision> => {
  const held = await findDecision(platform, decisionId)
  if (held.verdict !== 'reply_held') {
    const was = `${held.verdict.replaceAll('_', '-')} (${held.reason})`
    throw new BatonError('BAD_REQUEST', `decision ${held.decisionId} held no draft: it was ${was}`)
  }
  const state = await stateOf(platform, held.contactId)
  if (state.draft?.decisionId !== held.decisionId) {
    throw new BatonError(
      'BAD_REQUEST',
      `the draft of ${held.decisionId} does not wait any more: see \`baton timeline ${held.contactId}\``,
    )
  }
  const event = { 'baton.ReplyReviewed': { decisionId: held.decisionId, approved, by, text } }
  return appendAndAwait(
    platform,
    operatorEvent(platform, held.contactId, event, now(platform, state)),
  )
}
