import type { ContactState, PendingReply } from '@baton/domain'
import { byteLength, clip } from '../state/clip.ts'
import { withoutTimers, withTimer } from '../state/timers.ts'

/** Routed messages whose replies are awaited at once; beyond, the answer to a later one covers the oldest. */
export const PENDING_MAX = 8
/** Of their texts together, in UTF-8 bytes, for routing them again. */
export const PENDING_TEXT_BYTES = 2048

/** Something the contact wrote, not a bot woken on its own. */
export const isMessage = (pending: PendingReply): boolean => pending.messageAt > 0

/** The newest texts stay whole as long as they fit. */
const withinBytes = (pending: readonly PendingReply[]): PendingReply[] => {
  let left = PENDING_TEXT_BYTES
  return pending
    .toReversed()
    .map(one => {
      const text = clip(one.text, left)
      left -= byteLength(text)
      return text === one.text ? one : { ...one, text, truncated: true }
    })
    .reverse()
}

/** Sets what is awaited, and the timer to its first deadline. */
export const awaitReplies = (state: ContactState, pending: readonly PendingReply[]): void => {
  state.pending = withinBytes(pending.slice(-PENDING_MAX))
  const deadlines = state.pending.filter(p => p.deadlineAt > 0).map(p => p.deadlineAt)
  state.timers =
    deadlines.length > 0
      ? withTimer(state.timers, 'reply', Math.min(...deadlines))
      : withoutTimers(state.timers, 'reply')
}

export const settle = (state: ContactState, answered: PendingReply): void =>
  awaitReplies(
    state,
    state.pending.filter(p => p !== answered),
  )

/** What a bot was woken for without a message is overtaken when the contact writes. */
export const dropUnasked = (state: ContactState): void => {
  if (state.pending.every(isMessage)) return
  awaitReplies(state, state.pending.filter(isMessage))
}
