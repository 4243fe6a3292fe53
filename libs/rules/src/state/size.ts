import type { ContactState, FactKey, HeldDraft, KnownFact, PendingReply } from '@baton/domain'
import { byteLength } from './clip.ts'

/**
 * Numbers and lengths, as Avro writes them: a zigzag varint, at most this many bytes for what a
 * state holds.
 */
const NUMBER = 7
const SHORT = 3

const text = (value: string): number => byteLength(value) + 2

const list = <T>(items: readonly T[], size: (item: T) => number): number => {
  let bytes = SHORT + 1
  for (const item of items) bytes += size(item)
  return bytes
}

const key = ({ side, name }: FactKey): number => text(side) + text(name)

const fact = (one: KnownFact): number =>
  key(one) + text(one.value) + SHORT + NUMBER + text(one.source) + list(one.former, text)

const pending = (one: PendingReply): number =>
  text(one.decisionId) +
  text(one.bot) +
  3 * NUMBER +
  2 * SHORT +
  text(one.why) +
  text(one.messageId) +
  text(one.text) +
  text(one.channel) +
  list(one.doNotAsk, key) +
  list(one.earlier, text) +
  1

const held = ({ bot, texts, asks, channel }: HeldDraft): number =>
  text(bot) + list(texts, text) + list(asks, key) + text(channel) + 200

/**
 * Upper bound of the bytes of an encoded state, never less than Avro needs and seldom a tenth more.
 */
export const sizeOf = (state: ContactState): number => {
  const { queued, deferred, draft, escalation, erased, question } = state
  let bytes = text(state.owner) + text(state.formerOwner) + text(state.locationId)
  bytes += text(state.language) + text(state.zone) + text(state.summary) + 4 * NUMBER + 2
  bytes += text(state.optedOutBy) + text(state.automationOffBy) + 3 * NUMBER
  bytes += erased ? text(erased.hash) + 2 * NUMBER : 1
  bytes += list(state.handoffs, h => text(h.from) + text(h.to) + NUMBER + text(h.decisionId))
  bytes += list(state.facts, fact)
  bytes += state.recentIds.encoded.length
  bytes += list(state.turns, t => NUMBER + list(t.scores, s => text(s.intent) + SHORT))
  bytes += list(state.pending, pending)
  bytes += question ? key(question) + NUMBER : 1
  bytes += list(state.asked, a => key(a) + SHORT + NUMBER)
  bytes += queued ? text(queued.target) + text(queued.intent) + 60 + text(queued.after) : 1
  bytes += deferred ? text(deferred.target) + text(deferred.from) + 80 + text(deferred.reason) : 1
  bytes += list(
    state.outcomes,
    o =>
      text(o.decisionId) + text(o.from) + text(o.to) + text(o.achieved) + 24 + list(o.gains, text),
  )
  bytes += list(state.blocked, () => NUMBER) + list(state.initiated, () => NUMBER)
  bytes += draft ? held(draft) : 1
  bytes += escalation ? text(escalation.reason) + 12 : 1
  bytes += list(state.qualified, text) + list(state.timers, t => text(t.id) + NUMBER)
  return bytes + 16
}

/** Bytes of one of a kind at most, where its strings are bounded. */
const MOST = {
  key: 84,
  id: 34,
  handoff: 112,
  turn: 16,
  asked: 100,
  outcome: 160,
  timer: 20,
  pending: 128,
  draft: 260,
  erased: 48,
  question: 92,
  queued: 256,
  deferred: 184,
  escalation: 48,
  rest: 256,
} as const

const wide = (units: number, texts: number): number => units * 3 + texts * 2

const unitsOf = (texts: readonly string[]): number => {
  let units = 0
  for (const one of texts) units += one.length
  return units
}

/**
 * A bound from lengths alone, several times too high at worst: most states need no more than this
 * to be let pass.
 */
export const roughSizeOf = (state: ContactState): number => {
  const { summary, locationId, zone, draft } = state
  let bytes = MOST.rest + wide(summary.length + locationId.length + zone.length, 3)
  bytes += state.handoffs.length * MOST.handoff + state.recentIds.encoded.length
  bytes += state.asked.length * MOST.asked + state.timers.length * MOST.timer
  bytes += (state.blocked.length + state.initiated.length) * NUMBER
  bytes += state.qualified.length * MOST.id + (state.erased ? MOST.erased : 0)
  bytes += (state.question ? MOST.question : 0) + (state.queued ? MOST.queued : 0)
  bytes += (state.deferred ? MOST.deferred : 0) + (state.escalation ? MOST.escalation : 0)
  for (const { gains } of state.outcomes) bytes += MOST.outcome + gains.length * MOST.key
  for (const { scores } of state.turns) {
    bytes += MOST.turn
    for (const { intent } of scores) bytes += wide(intent.length, 1) + SHORT
  }
  for (const one of state.facts) {
    const units = one.side.length + one.name.length + one.value.length + one.source.length
    bytes += wide(units + unitsOf(one.former), 4 + one.former.length) + 16
  }
  for (const one of state.pending) {
    const units = one.text.length + one.messageId.length + one.channel.length
    bytes += wide(units, 3) + MOST.pending
    bytes += one.doNotAsk.length * MOST.key + one.earlier.length * MOST.id
  }
  if (draft) {
    const { texts, asks, channel } = draft
    bytes += wide(unitsOf(texts) + channel.length, texts.length + 1)
    bytes += MOST.draft + asks.length * MOST.key
  }
  return bytes
}
