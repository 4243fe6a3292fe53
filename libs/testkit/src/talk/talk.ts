import { answer, type Bot } from '@baton/bot-sdk'
import {
  type BotReplied,
  type ContactEvent,
  type ContactState,
  type KnownFact,
  type RoutedMessage,
  textMessage,
} from '@baton/domain'
import { correctedBy, type Emission, foldEvent, nextDue, type Tables } from '@baton/rules'
import type { ReadingContext } from '@baton/understanding'

type Body = ContactEvent['event']

/** A text that left for the contact, with what was known when it did. */
export interface Heard {
  readonly at: number
  /** The bot that said it; empty for what the policy's templates say. */
  readonly bot: string
  readonly text: string
  /** Facts that were known and fresh, those of the same reply among them. */
  readonly known: readonly KnownFact[]
}

/** An event of the log, where it was said, and the decisions that came of it. */
export interface Logged {
  readonly event: Body
  readonly at: number
  readonly context: ReadingContext & { readonly deaf: boolean }
  readonly decisionIds: readonly string[]
}

export interface TalkOptions {
  readonly bots: readonly Bot[]
  readonly tables: Tables
  readonly contactId: string
  /** Physical name of the log that decision ids are made of. */
  readonly topic?: string
}

const TOPIC = 'talk.contact.events.v1'
/** Long enough for any handler; a talk has no slow ones. */
const DEADLINE_MS = 30_000
/** Timers worked off before one message, and replies to one: far above what a contact can cause. */
const TIMERS_MAX = 1_000
const REPLIES_MAX = 32

/**
 * One contact and real bots on a log of its own in memory: the pure rules decide, the bots answer
 * what is routed to them, under a clock that the caller advances. What is sent, routed and known is
 * kept for judging.
 */
export class Talk {
  readonly #options: TalkOptions
  readonly #bots: ReadonlyMap<string, Bot>
  readonly heard: Heard[] = []
  readonly routed: RoutedMessage[] = []
  readonly replies: BotReplied[] = []
  readonly log: Logged[] = []
  #offset = 0
  #state: ContactState | undefined

  constructor(options: TalkOptions) {
    this.#options = options
    this.#bots = new Map(options.bots.map(bot => [bot.name, bot]))
  }

  get contactId(): string {
    return this.#options.contactId
  }

  /** undefined until something was heard of the contact. */
  get state(): ContactState | undefined {
    return this.#state
  }

  /**
   * Lets everything take effect that is due at or before `at`, and the bots say what they were
   * woken for.
   */
  async advanceTo(at: number): Promise<void> {
    for (let fired = 0; fired < TIMERS_MAX; fired++) {
      const dueAt = this.#state ? nextDue(this.#state) : undefined
      if (dueAt === undefined || dueAt > at) return
      await this.happens({ 'baton.TimerDue': { dueAt } } as Body, dueAt)
    }
  }

  /** The contact writes; resolves with what they read in answer. */
  async says(text: string, at: number, messageId: string): Promise<readonly Heard[]> {
    await this.advanceTo(at)
    const before = this.heard.length
    const message = textMessage(messageId, text)
    await this.happens({ 'baton.MessageReceived': message }, at)
    return this.heard.slice(before)
  }

  /** Decides one event and the bots' answers to what it routes. */
  async happens(event: Body, at: number): Promise<void> {
    let waiting = this.#fold(event, at)
    for (let round = 0; waiting.length > 0 && round < REPLIES_MAX; round++) {
      const [routed, ...others] = waiting
      const bot = this.#bots.get(routed?.bot ?? '')
      waiting = others
      if (!routed || !bot) continue
      const reply = await answer(bot, routed, routed.at, DEADLINE_MS)
      this.replies.push(reply)
      waiting = [...others, ...this.#fold({ 'baton.BotReplied': reply }, at)]
    }
  }

  #fold(event: Body, timestamp: number): RoutedMessage[] {
    const { contactId, tables, topic = TOPIC } = this.#options
    const place = { topic, partition: 0, offset: this.#offset++, timestamp }
    const whole = { eventId: '', locationId: '', source: 'talk', sentAt: 0, event }
    const context = this.#context(event['baton.MessageReceived']?.text ?? '')
    const { state, emissions } = foldEvent(this.#state, contactId, whole, place, tables)
    const decisionIds = emissions.map(({ decision }) => decision.decisionId)
    this.log.push({ event, at: timestamp, context, decisionIds })
    this.#state = state ?? undefined
    this.#hear(emissions)
    const routed = emissions.flatMap(({ effects }) =>
      effects.flatMap(effect => (effect.kind === 'route' ? [effect.message] : [])),
    )
    this.routed.push(...routed)
    return routed
  }

  #context(text: string): Logged['context'] {
    const state = this.#state
    // What a correction is about goes before what was asked.
    const asked = (state && correctedBy(text, state)) ?? state?.question ?? null
    const entry = this.#options.tables.policyOf('').policy.entry
    return {
      bot: state?.owner ?? entry,
      pendingQuestion: asked,
      deaf: state?.optedOut ?? false,
    }
  }

  #hear(emissions: readonly Emission[]): void {
    for (const { effects } of emissions) {
      for (const effect of effects) {
        if (effect.kind !== 'send') continue
        const { at, bot, actions } = effect.message
        for (const action of actions) {
          const sent = action['baton.SendText']
          if (!sent) continue
          const said = sent.kind === 'reply' || sent.kind === 'initiated'
          this.heard.push({ at, bot: said ? bot : '', text: sent.text, known: this.#known(at) })
        }
      }
    }
  }

  #known(at: number): KnownFact[] {
    const state = this.#state
    if (!state) return []
    const { freshMs } = this.#options.tables.policyOf(state.locationId).policy.context
    return state.facts.filter(fact => at - fact.at < freshMs)
  }
}
