import type { BotReplied, Decision } from '@baton/domain'
import {
  countMiss,
  countReply,
  EMPTY_MINUTE,
  minuteOf,
  WELL,
  WINDOW_MINUTES,
} from '@baton/learning'
import { type BotEntry, type LearnerBatch, type MinuteEntry, read, write } from '../state.ts'
import { policyInForce } from './policies.ts'

export const NEW_BOT: BotEntry = { state: WELL, minutes: [], late: false, published: null }

/**
 * Replies of a bot that are remembered of a minute; each rewrites the minute, so that what they
 * write grows by the square.
 */
const REPLIED_MAX = 200
const ID_LENGTH = 8

/**
 * The first reply to a message tells how long its bot took, from the append of the routed message
 * to that of the reply. A bot that starts again may repeat what it said before: the router takes
 * the first, and so do we.
 */
export const takeReply = (batch: LearnerBatch, reply: BotReplied, appendedAt: number): void => {
  const { bot, routedAt, eventAt } = reply
  const id = reply.decisionId.slice(0, ID_LENGTH)
  if (routedAt <= 0 || isRepeated(batch, bot, id, minuteOf(routedAt))) return
  const latency = Math.max(0, appendedAt - routedAt)
  const lag = eventAt > 0 ? routedAt - eventAt : 0
  count(batch, bot, appendedAt, minute => {
    const { replied = [] } = minute
    return {
      ...countReply(minute, latency, lag),
      replied: replied.length < REPLIED_MAX ? [...replied, id] : replied,
    }
  })
}

/**
 * Whether the message, routed in that minute, was answered before; of one from before the window
 * nobody knows any more.
 */
const isRepeated = (batch: LearnerBatch, bot: string, id: string, routedIn: number): boolean => {
  const { minutes, state } = read(batch, 'bot', bot) ?? NEW_BOT
  if (routedIn <= state.judged - WINDOW_MINUTES) return true
  return minutes.some(
    minute => minute >= routedIn && read(batch, 'minute', bot, minute)?.replied?.includes(id),
  )
}

/**
 * Missed deadlines are timers, decided before the record that lets them be noticed. How late that
 * was, and so whether the router itself was late, is known with the decision of the record.
 */
export const takeMiss = (batch: LearnerBatch, decision: Decision): void => {
  const { partition, offset, slot, at } = decision
  const held = read(batch, 'missed', partition)
  const misses = held?.offset === offset ? held.misses : []
  if (slot === 0) {
    if (!held) return
    for (const miss of misses) {
      count(batch, miss.bot, miss.at, minute => countMiss(minute, at - miss.at))
    }
    write(batch, 'missed', [partition], null)
  } else if (decision.event === 'reply' && decision.reason === 'unanswered') {
    const next = [...misses, { bot: decision.owner, at }]
    write(batch, 'missed', [partition], { offset, misses: next })
  }
}

/** Only bots of the policy have a health; what the window no longer holds is not counted. */
const count = (
  batch: LearnerBatch,
  bot: string,
  atMs: number,
  change: (minute: MinuteEntry) => MinuteEntry,
): void => {
  if (!Object.hasOwn(policyInForce(batch)?.bots ?? {}, bot)) return
  const minute = minuteOf(atMs)
  const entry = read(batch, 'bot', bot) ?? NEW_BOT
  if (minute <= entry.state.judged - WINDOW_MINUTES) return
  const known = entry.minutes.includes(minute)
  const late = entry.late || minute <= entry.state.judged
  if (!known || late !== entry.late) {
    const minutes = known ? entry.minutes : [...entry.minutes, minute].sort((a, b) => a - b)
    write(batch, 'bot', [bot], { ...entry, minutes, late })
  }
  write(batch, 'minute', [bot, minute], change(read(batch, 'minute', bot, minute) ?? EMPTY_MINUTE))
}
