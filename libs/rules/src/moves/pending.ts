import { type ContactState, type PendingReply, UTF8_MAX_BYTES_PER_UNIT } from '@baton/domain'
import { byteLength, clip } from '../state/clip.ts'
import { withoutTimers, withTimer } from '../state/timers.ts'

/**
 * Routed messages whose replies are awaited at once; beyond, the answer to a later one covers the
 * oldest.
 */
const PENDING_MAX = 8
/** Of their texts together, in UTF-8 bytes, for routing them again. */
const PENDING_TEXT_BYTES = 2048

/** Something the contact wrote, not a bot woken on its own. */
export const isMessage = (pending: PendingReply): boolean => pending.messageAt > 0

/** The newest, whose texts stay whole as long as they fit. */
const withinBytes = (pending: readonly PendingReply[]): PendingReply[] => {
  const kept = pending.slice(-PENDING_MAX)
  let units = 0
  for (const { text } of kept) units += text.length
  if (units * UTF8_MAX_BYTES_PER_UNIT <= PENDING_TEXT_BYTES) return kept
  let left = PENDING_TEXT_BYTES
  for (let i = kept.length - 1; i >= 0; i--) {
    const one = kept[i]!
    const text = clip(one.text, left)
    left -= byteLength(text)
    if (text !== one.text) kept[i] = { ...one, text, truncated: true }
  }
  return kept
}

/** 0 when nothing has a deadline. */
const firstDeadline = (pending: readonly PendingReply[]): number => {
  let first = 0
  for (const { deadlineAt } of pending) {
    if (deadlineAt > 0 && (first === 0 || deadlineAt < first)) first = deadlineAt
  }
  return first
}

/** Sets what is awaited, and the timer to its first deadline. */
export const awaitReplies = (state: ContactState, pending: readonly PendingReply[]): void => {
  state.pending = withinBytes(pending)
  const first = firstDeadline(state.pending)
  state.timers =
    first > 0 ? withTimer(state.timers, 'reply', first) : withoutTimers(state.timers, 'reply')
}

export const settle = (state: ContactState, answered: PendingReply): void =>
  awaitReplies(
    state,
    state.pending.filter(p => p !== answered),
  )

/** In its place: those that wait stand in the order of their messages. */
export const exchange = (state: ContactState, former: PendingReply, latter: PendingReply): void =>
  awaitReplies(
    state,
    state.pending.map(p => (p === former ? latter : p)),
  )

/** What waits under this decision; one that a former decision routed waits under the latest. */
export const waitingUnder = (
  { pending }: ContactState,
  decisionId: string,
): PendingReply | undefined => pending.find(p => p.decisionId === decisionId)

/** Whether a reply to this decision answers it. */
export const isRoutedBy = ({ decisionId, earlier }: PendingReply, routing: string): boolean =>
  decisionId === routing || earlier.includes(routing)

/** The decisions that routed it, in their order, but one. */
export const routingsBut = ({ earlier, decisionId }: PendingReply, routing: string): string[] =>
  [...earlier, decisionId].filter(id => id !== routing)

/** Whether the contact wrote `one` before `other`; of two in one millisecond their places tell. */
export const isEarlier = (
  pending: readonly PendingReply[],
  one: PendingReply,
  other: PendingReply,
): boolean =>
  one.messageAt < other.messageAt ||
  (one.messageAt === other.messageAt && pending.indexOf(one) < pending.indexOf(other))

/** The newest message that waits for an answer; null when none does. */
export const newestOf = ({ pending }: ContactState): PendingReply | null =>
  // Not the last in the list: states of a former version have one that was routed again behind
  // later ones.
  pending
    .filter(isMessage)
    .reduce<PendingReply | null>(
      (found, one) => (found && found.messageAt > one.messageAt ? found : one),
      null,
    )

/** What a bot was woken for without a message is overtaken when the contact writes. */
export const dropUnasked = (state: ContactState): void => {
  if (state.pending.every(isMessage)) return
  awaitReplies(state, state.pending.filter(isMessage))
}
