import {
  type BotReplied,
  blankReply,
  type ContactEvent,
  type ContactState,
  type Decision,
  type HandoffOutcome,
  type RoutedMessage,
  type StatedFact,
  textMessage,
} from '@baton/domain'
import type { Emission } from '../fold.ts'
import { foldEvent } from '../fold-event.ts'
import type { Action } from '../step.ts'
import type { Tables } from '../tables.ts'
import { tablesOf } from './policies.ts'

/** "ok", and what else it says. */
export const replyWith = (
  reply: Pick<BotReplied, 'decisionId' | 'term' | 'bot'> & Partial<BotReplied>,
): BotReplied => ({
  ...blankReply(reply),
  texts: ['ok'],
  ...reply,
})

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A Monday, 10:00 in Chicago, where the shipped policy keeps its hours. */
export const MORNING = Date.parse('2026-03-02T16:00:00Z')

type Body = ContactEvent['event']

/** One contact on a log of its own: what happens to it, and what came of it. */
export class Contact {
  state: ContactState | undefined
  at: number
  tables: Tables
  /**
   * Bots that acknowledge answer each routed message at once; silent ones leave that to the test.
   */
  bots: 'acknowledge' | 'silent' = 'acknowledge'
  readonly log: Emission[] = []
  last: readonly Emission[] = []
  #offset = 0

  constructor(tables: Tables = tablesOf(), at = MORNING) {
    this.tables = tables
    this.at = at
  }

  withSilentBots(): this {
    this.bots = 'silent'
    return this
  }

  after(ms: number): this {
    this.at += ms
    return this
  }

  /** The slot-0 decision on an event; `eventId` makes it a repeat of another. */
  happens(event: Body, eventId = '', sentAt = 0): Decision {
    const whole = { eventId, locationId: '', source: 'test', sentAt, event }
    const place = { topic: 'test', partition: 0, offset: this.#offset++, timestamp: this.at }
    const folded = foldEvent(this.state, 'c1', whole, place, this.tables)
    this.state = folded.state ?? undefined
    this.last = folded.emissions
    this.log.push(...folded.emissions)
    return this.last.find(emission => emission.decision.slot === 0)!.decision
  }

  says(
    text: string,
    facts: StatedFact[] = [],
    messageId = `m${this.#offset}`,
    sentAt = 0,
  ): Decision {
    const message = { ...textMessage(messageId, text), facts }
    const decision = this.happens({ 'baton.MessageReceived': message }, '', sentAt)
    if (this.bots === 'acknowledge') this.#acknowledge()
    return decision
  }

  #acknowledge(): void {
    const asked = this.last
    for (const effect of asked.flatMap(emission => emission.effects)) {
      if (effect.kind !== 'route' || effect.bot === 'human') continue
      const { decisionId, term, bot } = effect.message
      this.replies({ decisionId, term, bot })
    }
    this.last = asked
  }

  /** The owner's bot answers what was routed to it last, or whatever `reply` says. */
  replies(reply: Partial<BotReplied> = {}): Decision {
    const routed = this.routes.at(-1)
    const { decisionId = '', term = 0, bot = '' } = routed ?? {}
    return this.happens({ 'baton.BotReplied': replyWith({ decisionId, term, bot, ...reply }) })
  }

  assigns(owner: string): Decision {
    return this.happens({ 'baton.OwnerAssigned': { owner, by: 'operator:kim', note: '' } })
  }

  /** Lets time pass: an event that only wakes. */
  wakes(): Decision {
    return this.happens({ 'baton.TimerDue': { dueAt: this.at } })
  }

  get decisions(): Decision[] {
    return this.log.map(emission => emission.decision)
  }

  /** Decisions of the last event beside its own. */
  get beside(): Decision[] {
    return this.last.map(emission => emission.decision).filter(decision => decision.slot > 0)
  }

  get routes(): RoutedMessage[] {
    return this.log.flatMap(e => e.effects).flatMap(e => (e.kind === 'route' ? [e.message] : []))
  }

  get outcomes(): HandoffOutcome[] {
    return this.log.flatMap(e => e.effects).flatMap(e => (e.kind === 'outcome' ? [e.outcome] : []))
  }

  get actions(): Action[] {
    return this.log
      .flatMap(e => e.effects)
      .flatMap(e => (e.kind === 'send' ? e.message.actions : []))
  }

  get sent(): string[] {
    return this.actions.flatMap(action => action['baton.SendText']?.text ?? [])
  }
}

/** A fact as the contact states it. */
export const fact = (
  name: string,
  value: string,
  side = 'buying',
  confidence = 10_000,
): StatedFact => ({
  side,
  name,
  value,
  confidence,
})

/** The inputs of a guard in a decision, by name. */
export const guardOf = (decision: Decision, guard: string) =>
  decision.guards.find(result => result.guard === guard)
