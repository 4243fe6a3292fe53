import type {
  ContactEvent,
  ContactState,
  Decision,
  OutboundMessage,
  RoutedMessage,
} from '@baton/domain'
import type { Emission } from '../fold.ts'
import { foldEvent } from '../fold-event.ts'
import type { Tables } from '../tables.ts'
import { DAY, MORNING } from './contact.ts'

type Body = ContactEvent['event']

/**
 * One thing that may happen to a contact, before it is known what was routed and decided by then.
 */
export interface Happening {
  /** Since the one before, ms; negative when the clock steps back. */
  readonly gapMs: number
  readonly eventId: string
  readonly event: (so: SoFar) => Body
}

/** What an event may refer to. */
export interface SoFar {
  /** Events before this one. */
  readonly index: number
  readonly routes: readonly RoutedMessage[]
  /** Decisions that held a draft. */
  readonly held: readonly Decision[]
}

/** An event as it was folded. */
export interface Entry {
  readonly event: Body
  readonly before: ContactState | undefined
  readonly after: ContactState
  readonly emissions: readonly Emission[]
}

/** Offsets between two events that are left free, for events that a test puts between them. */
export const OFFSETS_BETWEEN = 100

export interface Replay {
  readonly entries: readonly Entry[]
  readonly emissions: readonly Emission[]
  readonly decisions: readonly Decision[]
  readonly sent: readonly OutboundMessage[]
  readonly routes: readonly RoutedMessage[]
  readonly state: ContactState
  /** How much had happened when each event was made: what it may refer to. */
  readonly seen: readonly Seen[]
}

interface Seen {
  readonly routes: number
  readonly held: number
}

/** Events that only wake, put between the others. */
export interface Wakes {
  /** When they come, as shares of the gap before an event. */
  readonly at: (index: number) => readonly number[]
  /** The same history without them. */
  readonly without: Replay
}

/** Folds what happens to one contact, then lets ten days pass so that every timer has its say. */
export const replay = (
  happened: readonly Happening[],
  tablesAt: (index: number) => Tables,
  wakes?: Wakes,
): Replay => {
  const entries: Entry[] = []
  const emissions: Emission[] = []
  const routes: RoutedMessage[] = []
  const decisions: Decision[] = []
  const sent: OutboundMessage[] = []
  const seen: Seen[] = []
  let state: ContactState | undefined
  let timestamp = MORNING

  const fold = (event: Body, eventId: string, offset: number, index: number) => {
    const before = state
    const whole = { eventId, locationId: '', source: '', sentAt: 0, event }
    const place = { topic: 't', partition: 0, offset, timestamp }
    const folded = foldEvent(before, 'c1', whole, place, tablesAt(index))
    state = folded.state as ContactState
    entries.push({ event, before, after: state, emissions: folded.emissions })
    for (const emission of folded.emissions) {
      emissions.push(emission)
      decisions.push(emission.decision)
      for (const effect of emission.effects) {
        if (effect.kind === 'route') routes.push(effect.message)
        if (effect.kind === 'send') sent.push(effect.message)
      }
    }
  }

  happened.forEach(({ gapMs, eventId, event }, index) => {
    const from = Math.max(timestamp, state?.eventTime ?? 0)
    const next = timestamp + gapMs
    const offset = index * OFFSETS_BETWEEN
    wakes?.at(index).forEach((share, i) => {
      if (!state || next <= from) return
      timestamp = from + Math.floor((next - from) * share)
      fold({ 'baton.TimerDue': { dueAt: timestamp } }, '', offset - OFFSETS_BETWEEN + 1 + i, index)
    })
    timestamp = next
    const held = decisions.filter(d => d.verdict === 'reply_held')
    const visible = wakes?.without.seen[index] ?? { routes: routes.length, held: held.length }
    seen.push(visible)
    const so = { index, routes: routes.slice(0, visible.routes), held: held.slice(0, visible.held) }
    fold(event(so), eventId, offset, index)
  })
  timestamp = Math.max(timestamp, state?.eventTime ?? 0) + 10 * DAY
  fold({ 'baton.TimerDue': { dueAt: timestamp } }, '', happened.length * OFFSETS_BETWEEN, 0)
  const last = state as unknown as ContactState
  return { entries, emissions, decisions, sent, routes, seen, state: last }
}
