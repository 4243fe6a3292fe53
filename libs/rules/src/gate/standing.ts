import type { BotReplied, ContactState, PendingReply } from '@baton/domain'
import { isRoutedBy } from '../moves/pending.ts'

/** The awaited reply that this one answers; undefined when none waits for it (any more). */
export const awaitedBy = (state: ContactState, reply: BotReplied): PendingReply | undefined =>
  reply.decisionId === '' ? undefined : state.pending.find(p => isRoutedBy(p, reply.decisionId))

type Standing = (state: ContactState, reply: BotReplied) => boolean

/** Why a bot may not speak at all now, in order; the first that holds is the reason. */
const STANDINGS: readonly (readonly [reason: string, holds: Standing])[] = [
  ['opted-out', state => state.optedOut],
  ['automation-off', state => !state.automation],
  ['not-owner', (state, reply) => reply.bot !== state.owner],
  ['stale-term', (state, reply) => reply.term !== state.term],
  // The first reply to a routed message took its entry away; what a bot starts on its own answers
  // none.
  ['not-awaited', (state, reply) => reply.decisionId !== '' && !awaitedBy(state, reply)],
  [
    'awaits-review',
    (state, reply) =>
      state.draft !== null && awaitedBy(state, reply)?.decisionId === state.draft.about,
  ],
]

/**
 * Whether it is of the bot that has the conversation, in its present term or to a message that
 * still waits: bots may have been switched off and on while it was under way.
 */
export const isOwners = (state: ContactState, reply: BotReplied): boolean => {
  const { optedOut, owner, term } = state
  if (optedOut || reply.bot !== owner) return false
  return reply.term === term || (reply.term < term && awaitedBy(state, reply) !== undefined)
}

export const noStanding = (state: ContactState, reply: BotReplied): string | null =>
  STANDINGS.find(([, holds]) => holds(state, reply))?.[0] ?? null
