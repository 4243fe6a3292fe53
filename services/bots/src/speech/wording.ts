import type { Turn } from '@baton/bot-sdk'
import { hash128 } from '@baton/domain'
import type { Said } from '../scripts/script.ts'

/**
 * One of several wordings, by contact, message and purpose: the same message always gets the same
 * words, whatever was killed or routed again in between, and two messages seldom the same. `step`
 * moves on to the next wording.
 */
export const word = (turn: Turn, variants: Said, purpose: string, step = 0): string => {
  const { contactId, message, at } = turn.routed
  const about = message?.messageId || String(message?.at ?? at)
  const drawn = Number.parseInt(hash128(`${contactId} ${about} ${purpose}`).slice(0, 8), 16)
  const choices = variants[turn.language]
  return choices[(drawn + step) % choices.length] ?? ''
}

/** A question takes its wordings in turn, so that asking again is never the same words. */
export const wordInTurn = (turn: Turn, variants: Said, purpose: string, times: number): string => {
  const choices = variants[turn.language]
  const first = Number.parseInt(hash128(`${turn.routed.contactId} ${purpose}`).slice(0, 8), 16)
  return choices[(first + times) % choices.length] ?? ''
}
