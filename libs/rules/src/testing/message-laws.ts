import type { ContactState, Decision, PendingReply, RoutedMessage } from '@baton/domain'
import type { Emission } from '../fold.ts'
import type { Law } from './laws.ts'
import type { Entry } from './replay.ts'

/** Something the contact wrote. */
const isMessage = ({ messageAt }: PendingReply): boolean => messageAt > 0

/**
 * No deadline passes unseen, a message is routed at most twice beside its re-ask, and in the end
 * nobody waits.
 */
export const neverUnanswered: Law = ({ entries, state }, policy) => {
  const overdue = entries.flatMap(({ after }) =>
    after.pending.filter(p => p.deadlineAt > 0 && p.deadlineAt <= after.eventTime),
  )
  const often = entries.flatMap(({ after }) =>
    after.pending.filter(p => p.times > policy.replies.attempts || p.reasks > 1),
  )
  const waiting = state.pending.filter(p => p.deadlineAt > 0)
  return [
    ...overdue.map(p => `${p.decisionId} is overdue`),
    ...often.map(p => `${p.decisionId} was routed ${p.times} times`),
    ...waiting.map(p => `${p.decisionId} waits for ever`),
  ]
}

/** A message without a deadline waits for a draft that people have before them. */
export const onlyDraftsStopTheClock: Law = ({ entries }) =>
  entries.flatMap(({ after }) =>
    after.pending
      .filter(p => p.messageAt > 0 && p.deadlineAt === 0 && after.draft?.about !== p.decisionId)
      .map(p => `${p.decisionId} has no deadline and no draft`),
  )

const ANSWERED_BY_ROUTING = new Set([
  'continue',
  'handoff',
  'refused',
  'deferred',
  'queued',
  'human',
])

/** Every message that is not held back leaves for exactly one owner. */
export const everyMessageIsRouted: Law = ({ entries }) =>
  entries.flatMap(({ event, emissions }) => {
    const own = emissions.find(e => e.decision.slot === 0)
    if (!event['baton.MessageReceived'] || !own) return []
    const { verdict, reason, ownerAfter } = own.decision
    if (!ANSWERED_BY_ROUTING.has(verdict) || reason === 'opted-out') return []
    const to = own.effects.flatMap(effect => (effect.kind === 'route' ? [effect.bot] : []))
    return to.length === 1 && to[0] === ownerAfter
      ? []
      : [`${verdict} routed to [${to}], not ${ownerAfter}`]
  })

/** The same message, also where it was routed again or to somebody else. */
const isSame = (a: PendingReply, b: PendingReply): boolean =>
  a.messageAt === b.messageAt && a.messageId === b.messageId && a.channel === b.channel

/** An answer that waits for approval, to this message or to a later one. */
const isCovered = ({ draft, pending }: ContactState, { messageAt }: PendingReply): boolean => {
  if (draft === null || draft.kind === 'initiated') return false
  const answered = pending.find(p => p.decisionId === draft.about)
  return answered !== undefined && answered.messageAt >= messageAt
}

const SILENCED = new Set(['opted_out', 'erased'])

interface Routed {
  readonly decision: Decision
  readonly routed: RoutedMessage
}

const routesOf = ({ emissions }: Entry): Routed[] =>
  emissions.flatMap(({ decision, effects }) =>
    effects.flatMap(effect =>
      effect.kind === 'route' ? [{ decision, routed: effect.message }] : [],
    ),
  )

const saysSomething = ({ effects }: Emission): boolean =>
  effects.some(
    effect => effect.kind === 'send' && effect.message.actions.some(a => a['baton.SendText']),
  )

/**
 * Where what somebody got stands among the messages that waited; behind all of them when it has
 * just come.
 */
const placeOf = (pending: readonly PendingReply[], { decision, routed }: Routed): number => {
  const { message } = routed
  if (!message) return -1
  if (decision.event === 'MessageReceived') return pending.length
  return pending.findLastIndex(p => p.messageId === message.messageId && p.messageAt === message.at)
}

/** A text left for this very message. */
const isAnswered = ({ emissions }: Entry, { decisionId, earlier }: PendingReply): boolean =>
  emissions.some(
    emission =>
      [decisionId, ...earlier].includes(emission.decision.about) && saysSomething(emission),
  )

/**
 * While bots are switched off one message waits for all, that or a later one, and no longer than
 * until its deadline.
 */
const isLetGo = ({ after, emissions }: Entry, { decisionId, messageAt }: PendingReply): boolean =>
  (!after.automation && after.pending.some(p => isMessage(p) && p.messageAt >= messageAt)) ||
  emissions.some(
    ({ decision: { event, reason, about } }) =>
      event === 'reply' && reason === 'automation-off' && about === decisionId,
  )

/**
 * Somebody answered, took the conversation over with this message or a later one, or said that
 * nobody is to answer.
 */
const isTakenUp = (entry: Entry, message: PendingReply): boolean => {
  const { before, emissions } = entry
  if (emissions.some(({ decision }) => SILENCED.has(decision.verdict))) return true
  const routes = routesOf(entry)
  const takers = routes.filter(({ decision }) => decision.owner !== decision.ownerAfter)
  if (takers.length === 0) {
    return emissions.some(saysSomething) || routes.some(({ routed }) => routed.message !== null)
  }
  const pending = before?.pending ?? []
  const place = pending.indexOf(message)
  return isAnswered(entry, message) || takers.some(taker => placeOf(pending, taker) >= place)
}

/**
 * A message ceases to wait only with a text, with whoever takes over this one or a later one,
 * behind the answer to a later one, or, while bots are switched off, behind a later one or at its
 * deadline.
 */
export const noMessageIsLost: Law = ({ entries }) =>
  entries.flatMap(entry => {
    const { before, after } = entry
    const gone = (before?.pending ?? []).filter(
      p => isMessage(p) && !after.pending.some(q => isSame(p, q)),
    )
    return gone
      .filter(p => !isTakenUp(entry, p) && !isCovered(after, p) && !isLetGo(entry, p))
      .map(p => `${p.decisionId} was lost`)
  })

/** What waits when bots are switched on again is routed to whoever has the contact then. */
export const whatWaitedIsRouted: Law = ({ entries }) =>
  entries.flatMap(entry => {
    const { before, after } = entry
    if (before?.automation !== false || !after.automation) return []
    const routed = routesOf(entry).map(({ decision }) => decision.decisionId)
    return after.pending
      .filter(p => isMessage(p) && !routed.includes(p.decisionId))
      .map(p => `${p.decisionId} waits, and no bot of this term has it`)
  })

/** What the contact writes while bots are switched off waits in the place of what waited. */
export const theLatestWordWaits: Law = ({ entries }) =>
  entries.flatMap(({ event, before, after, emissions }) => {
    const message = event['baton.MessageReceived']
    const own = emissions.find(e => e.decision.slot === 0)?.decision
    if (!message || own?.reason !== 'automation-off') return []
    if (!before?.pending.some(p => isMessage(p) && p.deadlineAt > own.at)) return []
    const waits = after.pending.map(({ messageId, messageAt }) => `${messageId} of ${messageAt}`)
    const due = `${message.messageId} of ${own.at}`
    return `${waits}` === due ? [] : [`[${waits}] waits, not ${due}`]
  })

/**
 * While bots are switched off the contact hears nothing, and bots no more than whom an operator
 * assigned.
 */
export const silentWhileOff: Law = ({ entries }) =>
  entries.flatMap(entry => {
    const { before, after, emissions } = entry
    if (before?.automation !== false || after.automation) return []
    const heard = routesOf(entry).filter(
      ({ decision, routed }) => routed.bot !== 'human' && decision.verdict !== 'assigned',
    )
    return [
      ...heard.map(({ routed }) => `${routed.bot} got a message while switched off`),
      ...emissions.filter(saysSomething).map(e => `${e.decision.verdict} sent while switched off`),
    ]
  })
