import type { Decision, FactKey } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import { sizeOf } from '../state/size.ts'
import { DAY, HOUR, MINUTE } from './contact.ts'
import type { Entry, Replay } from './replay.ts'

/** What a history breaks; empty when it keeps the law. */
export type Law = (history: Replay, policy: Policy) => string[]

export interface Moved {
  readonly from: string
  readonly to: string
  readonly at: number
}

/** Handoffs between bots, in the order in which they took effect. */
export const handoffsOf = (decisions: readonly Decision[]): Moved[] =>
  decisions
    .filter(d => (d.verdict === 'handoff' || d.verdict === 'released') && d.owner !== d.ownerAfter)
    .map(({ owner, ownerAfter, at }) => ({ from: owner, to: ownerAfter, at }))

const texts = (entry: Entry) =>
  entry.emissions.flatMap(({ decision, effects }) =>
    effects.flatMap(effect =>
      effect.kind === 'send'
        ? effect.message.actions.flatMap(action => {
            const said = action['baton.SendText']
            return said ? [{ decision, bot: effect.message.bot, said }] : []
          })
        : [],
    ),
  )

const actionsOf = (effect: Entry['emissions'][number]['effects'][number]) =>
  effect.kind === 'send' ? effect.message.actions : []

/** A contact that was forgotten starts anew. */
const livesOf = (decisions: readonly Decision[]): Decision[][] => {
  const lives: Decision[][] = [[]]
  for (const decision of decisions) {
    if (decision.verdict === 'erased') lives.push([])
    else lives.at(-1)?.push(decision)
  }
  return lives
}

export const guardBounds: Law = ({ decisions }, policy) =>
  livesOf(decisions).flatMap(life => outOfBounds(handoffsOf(life), policy))

const outOfBounds = (moved: readonly Moved[], { guards }: Policy): string[] => {
  return moved.flatMap((move, i) => {
    const earlier = moved.slice(0, i)
    const since = (ms: number) => earlier.filter(h => h.at > move.at - ms)
    const broken: string[] = []
    if (since(guards.cooldownMs).some(h => h.from === move.from && h.to === move.to)) {
      broken.push(`pair ${move.from}>${move.to} twice within the cooldown at ${move.at}`)
    }
    if (since(guards.circularWindowMs).some(h => h.to === move.to)) {
      broken.push(`${move.to} reached twice within the window at ${move.at}`)
    }
    if (since(HOUR).length >= guards.perHour) broken.push(`${move.at}: too many in an hour`)
    if (since(DAY).length >= guards.perDay) broken.push(`${move.at}: too many in a day`)
    return broken
  })
}

export const onlyTheOwnerSpeaks: Law = ({ entries }) =>
  entries.flatMap(texts).flatMap(({ decision, bot, said }) => {
    if (said.kind !== 'reply' && said.kind !== 'initiated') return []
    return bot === decision.owner ? [] : [`${bot} spoke, ${decision.owner} has the conversation`]
  })

export const nothingAfterOptOut: Law = ({ emissions }) => {
  let optedOut = false
  return emissions.flatMap(({ decision, effects }) => {
    const was = optedOut
    if (decision.verdict === 'opted_out') optedOut = true
    if (decision.verdict === 'opted_in') optedOut = false
    if (!was || !optedOut) return []
    return effects.flatMap(effect => {
      const isText = effect.kind === 'send' && effect.message.actions.some(a => a['baton.SendText'])
      return effect.kind === 'route' || isText ? [`${decision.verdict} left while opted out`] : []
    })
  })
}

/** A routed message is answered once: what else comes for its decision is dropped. */
export const oneReplyForEachDecision: Law = ({ decisions }) => {
  const ids = decisions
    .filter(
      ({ event, verdict }) =>
        event === 'BotReplied' && verdict !== 'reply_dropped' && verdict !== 'duplicate',
    )
    .map(({ about }) => about)
    .filter(about => about !== '')
  return ids.filter((id, i) => ids.indexOf(id) < i).map(id => `${id} was replied to twice`)
}

const factName = ({ side, name }: FactKey): string => `${side}.${name}`

export const noReAsk: Law = ({ entries }, policy) =>
  entries.flatMap(({ event, before, emissions }) => {
    const reply = event['baton.BotReplied']
    const decision = emissions.find(e => e.decision.slot === 0)?.decision
    // What no text asks nobody has read.
    if (!reply?.texts.some(text => text.trim() !== '') || decision?.verdict !== 'reply_sent')
      return []
    const fresh = (before?.facts ?? [])
      .filter(known => decision.at - known.at < policy.context.freshMs)
      .map(factName)
    return reply.asks
      .filter(asked => fresh.includes(factName(asked)))
      .filter(asked => !reply.facts.some(f => f.value === '' && factName(f) === factName(asked)))
      .map(asked => `asked ${factName(asked)}, which is known`)
  })

/** `sizeOf` is that of the rules: state/size.test.ts compares it with what Avro writes. */
export const withinCaps: Law = ({ entries }) =>
  entries.flatMap(({ after }) => {
    const broken: string[] = []
    const size = sizeOf(after)
    if (size > 8_192) broken.push(`${size} bytes`)
    if (after.facts.length > 32) broken.push(`${after.facts.length} facts`)
    if (after.facts.some(known => known.former.length > 2)) broken.push('more than 3 values')
    if (after.handoffs.length > 10) broken.push(`${after.handoffs.length} handoffs`)
    if (after.outcomes.length > 10) broken.push(`${after.outcomes.length} outcomes`)
    if (after.recentIds.count > 64) broken.push(`${after.recentIds.count} ids`)
    if (after.pending.length > 8) broken.push(`${after.pending.length} pending`)
    const waiting = Buffer.byteLength(after.pending.map(({ text }) => text).join(''))
    if (waiting > 2_048) broken.push(`${waiting} bytes of texts that wait`)
    if (after.asked.length > 16) broken.push(`${after.asked.length} asked`)
    if (after.turns.length > 4) broken.push(`${after.turns.length} turns`)
    if (after.initiated.length > 20) broken.push(`${after.initiated.length} initiated`)
    return broken
  })

export const timeAndTermsOnlyRise: Law = ({ entries }) =>
  entries.flatMap(({ before, after }) => {
    if (!before) return []
    const broken: string[] = []
    if (after.eventTime < before.eventTime) broken.push('event time went back')
    if (after.term < before.term) broken.push('term went back')
    if (after.owner !== before.owner && after.term === before.term)
      broken.push('owner without term')
    return broken
  })

export const oneDecisionForEachEvent: Law = ({ entries }) =>
  entries.flatMap(({ emissions }) => {
    const slots = emissions.map(({ decision }) => decision.slot).sort((a, b) => a - b)
    return slots.every((slot, i) => slot === i) ? [] : [`slots ${slots}`]
  })

export const botsStaySilentForPeople: Law = ({ emissions }) =>
  emissions.flatMap(({ decision, effects }) => {
    if (decision.ownerAfter !== 'human') return []
    const bots = effects.flatMap(e => (e.kind === 'route' && e.bot !== 'human' ? [e.bot] : []))
    return bots.map(bot => `${bot} got a message that people have`)
  })

/** Histories name no location and no zone of the contact: the policy's zone holds. */
const hourIn = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Chicago', hour: 'numeric' })

/**
 * Bot-initiated messages: at most so many in any 24 hours and 30 days, never at night. Who was
 * forgotten starts anew.
 */
export const initiatedLimits: Law = ({ entries }, { replies }) => {
  const broken: string[] = []
  let times: number[] = []
  for (const entry of entries) {
    if (entry.event['baton.ContactErased']) times = []
    for (const { decision, said } of texts(entry)) {
      if (said.kind !== 'initiated') continue
      times.push(decision.at)
      const hour = Number(hourIn.format(decision.at))
      if (hour < replies.quiet.from || hour >= replies.quiet.to) broken.push(`sent at ${hour}:00`)
    }
    const at = times.at(-1) ?? 0
    const within = (ms: number) => times.filter(t => t > at - ms).length
    if (within(DAY) > replies.initiatedPerDay) broken.push(`${at}: too many in a day`)
    if (within(30 * DAY) > replies.initiatedPerMonth) broken.push(`${at}: too many in a month`)
  }
  return broken
}

/**
 * A wake-up that a reply sets is a minute ahead; an hour where a follow-up was silent, a day where
 * it was dropped.
 */
export const botsAreNotWokenAtOnce: Law = ({ entries }) =>
  entries.flatMap(({ event, before, after, emissions }) => {
    const wakeOf = (state: Entry['before']) => state?.timers.find(t => t.id === 'wake')?.dueAt
    const due = wakeOf(after)
    const own = emissions.find(e => e.decision.slot === 0)
    const reply = event['baton.BotReplied']
    if (!reply || !own || due === undefined || due === wakeOf(before)) return []
    const { verdict, reason, at } = own.decision
    const putOff = emissions.some(({ decision }) => decision.reason === 'message-waits')
    // What comes twice sets none either.
    const sets = reply.wakeAt !== null && verdict !== 'reply_dropped' && verdict !== 'duplicate'
    if (putOff && !sets) return []
    const silent = reason === 'nothing-said'
    const least = verdict === 'reply_dropped' ? DAY : silent ? HOUR : MINUTE
    return due - at < least ? [`${verdict} at ${at} wakes after ${due - at} ms`] : []
  })

/** The CRM's tags of bots are that of the owner, and of a draft for people that there is one. */
export const tagsTellTheState: Law = ({ entries }, policy) => {
  const botTags = Object.values(policy.bots).map(bot => bot.tag)
  const tags = new Set<string>()
  return entries.flatMap(({ emissions, after }) => {
    for (const action of emissions.flatMap(e => e.effects).flatMap(actionsOf)) {
      for (const tag of action['baton.AddTags']?.tags ?? []) tags.add(tag)
      for (const tag of action['baton.RemoveTags']?.tags ?? []) tags.delete(tag)
    }
    if (emissions.some(e => e.decision.verdict === 'erased')) tags.clear()
    const { owner, draft, optedOut, lastContactAt } = after
    const has = botTags.filter(tag => tags.has(tag))
    const due = Object.hasOwn(policy.bots, owner) ? [policy.bots[owner]!.tag] : []
    const broken: string[] = []
    // Who has not written yet has no tag; who opted out keeps that of the former owner.
    const settled = lastContactAt > 0 && !optedOut
    if (settled && `${has}` !== `${due}`) broken.push(`${owner} has it, tags say [${has}]`)
    const waits = draft?.why.startsWith('review:') ?? false
    if (tags.has('HITL-Review') !== waits) broken.push(`review tag is ${!waits}, draft ${waits}`)
    return broken
  })
}

/** One outcome at most for each handoff, and only for handoffs. */
export const oneOutcomeForEachHandoff: Law = ({ emissions }) => {
  const handed = new Set(
    emissions
      .map(e => e.decision)
      .filter(d => d.verdict === 'handoff' || d.verdict === 'released')
      .map(d => d.decisionId),
  )
  const seen = new Set<string>()
  return emissions
    .flatMap(e => e.effects)
    .flatMap(effect => {
      if (effect.kind !== 'outcome') return []
      const { decisionId } = effect.outcome
      const broken = seen.has(decisionId) || !handed.has(decisionId)
      seen.add(decisionId)
      return broken ? [`${decisionId} has a second or a foreign outcome`] : []
    })
}
