import type {
  BotReplied,
  BotRequest,
  ContextFact,
  FactKey,
  Qualification,
  RoutedMessage,
  StatedFact,
} from '@baton/domain'
import {
  ASKS_MAX,
  FACTS_MAX,
  REASON_MAX_CHARS,
  TEXT_MAX_CHARS,
  TEXTS_MAX,
  WAKE_MIN_MS,
  WHOLE,
} from './bounds.ts'
import {
  confidenceOf,
  durationOf,
  factOf,
  type GivenFact,
  keyOf,
  listOf,
  nameOf,
  textOf,
  wholeNumberOf,
} from './given.ts'

const isSame = (a: FactKey, b: FactKey) => a.side === b.side && a.name === b.name
const isOwn = (source: string) => source.startsWith('bot:')

/** Throws RangeError when there are more than `max`. */
const atMost = <T>(list: readonly T[], max: number, what: string): readonly T[] => {
  if (list.length <= max) return list
  throw new RangeError(`at most ${max} ${what} a turn, not ${list.length}`)
}

/**
 * One routed message and the answer that is being made to it. What is given is checked at the call:
 * TypeError for another kind of value, RangeError beyond a bound, both naming the argument; the
 * answer is as it was before the call.
 */
export class Turn {
  readonly routed: RoutedMessage
  /** Aborted when the deadline has passed: nobody listens any more. */
  readonly signal: AbortSignal
  readonly #routedAt: number
  #texts: readonly string[] = []
  #asks: readonly FactKey[] = []
  #facts: readonly StatedFact[] = []
  #request: BotRequest | null = null
  #report: Qualification | null = null
  #wakeAt: number | null = null
  #isAnswered = false

  /** `routedAt`: append time of the routed message in ms; the bot's latency is measured from it. */
  constructor(routed: RoutedMessage, routedAt: number, signal?: AbortSignal) {
    this.routed = routed
    this.signal = signal ?? new AbortController().signal
    this.#routedAt = routedAt
  }

  /** What the contact wrote; empty in a follow-up. */
  get text(): string {
    return this.routed.message?.text ?? ''
  }

  get language(): 'en' | 'es' {
    return this.routed.language === 'es' ? 'es' : 'en'
  }

  /** Facts that need not be asked again. */
  get known(): readonly ContextFact[] {
    return this.routed.context.facts.filter(fact => fact.fresh)
  }

  /** The value of a known and fresh fact. */
  fact(side: string, name: string): string | undefined {
    const key = keyOf({ side, name }, 'fact')
    return this.known.find(fact => isSame(fact, key))?.value
  }

  /** What this bot still has to find out, in the policy's order. */
  get openQuestions(): readonly FactKey[] {
    const { doNotAsk } = this.routed
    return this.routed.context.openQuestions.filter(key => !doNotAsk.some(k => isSame(k, key)))
  }

  /**
   * Facts of the message that is being answered, as the contact stated or repeated them just now.
   */
  get heard(): readonly ContextFact[] {
    const { message, context } = this.routed
    return message ? context.facts.filter(f => f.at === message.at && !isOwn(f.source)) : []
  }

  /**
   * How often a fact was asked for up to now, by any bot; 0 when the last time was `withinMs` ago
   * or longer. Of the earlier times only their number is known, so that those before `withinMs`
   * count too.
   */
  timesAsked(key: FactKey, withinMs = Number.POSITIVE_INFINITY): number {
    const wanted = keyOf(key, 'key')
    const within = durationOf(withinMs, 'withinMs')
    const asked = this.routed.asked.find(one => isSame(one, wanted))
    return asked && this.routed.at - asked.at < within ? asked.times : 0
  }

  /** The question asked last; undefined when none was. */
  get lastAsked(): FactKey | undefined {
    return this.routed.asked.at(-1)
  }

  /** Says something: not blank, at most 320 characters, at most 3 texts a turn. */
  reply(text: string): void {
    this.#warnIfLate()
    if (textOf(text, 'text', TEXT_MAX_CHARS).trim() === '') {
      throw new RangeError('text must not be empty')
    }
    this.#texts = atMost([...this.#texts, text], TEXTS_MAX, 'texts')
  }

  /** Says something that asks for a fact. The router drops it when the fact is known and fresh. */
  ask(key: FactKey, text: string): void {
    const asks = this.#withAsks([key])
    this.reply(text)
    this.#asks = asks
  }

  /**
   * Says what the texts ask for, where `ask` would not do: two questions in one text, for instance.
   * At most 6 a turn; without a text nothing was asked.
   */
  asks(keys: readonly FactKey[]): void {
    this.#warnIfLate()
    this.#asks = this.#withAsks(keys)
  }

  /**
   * Facts the bot found out by itself; they count even when the reply is dropped. At most 32 a
   * turn.
   */
  learned(facts: readonly GivenFact[]): void {
    this.#warnIfLate()
    const stated = listOf(facts, 'facts').map((fact, i) => factOf(fact, `facts[${i}]`))
    this.#facts = atMost([...this.#facts, ...stated], FACTS_MAX, 'facts')
  }

  /**
   * Asks the router to move the conversation to another bot, or to `human`. It may refuse, so say
   * something too. `confidence` in 1/10,000: the route's threshold is asked of it; whole, as
   * without one, the bot asks outright, and the handoff teaches no threshold.
   */
  requestHandoff(target: string, reason = '', confidence = WHOLE): void {
    this.#warnIfLate()
    this.#request = {
      target: nameOf(target, 'target'),
      reason: textOf(reason, 'reason', REASON_MAX_CHARS),
      confidence: confidenceOf(confidence, 'confidence'),
    }
  }

  qualified(reason = ''): void {
    this.#reported('qualified', reason)
  }

  failed(reason = ''): void {
    this.#reported('failed', reason)
  }

  /**
   * Asks for the conversation back at an event time (ms) if the contact stays silent until then; at
   * the earliest a minute after `routed.at`. Not a delay: `turn.wakeAt(turn.routed.at + 24 *
   * 3_600_000)`.
   */
  wakeAt(atMs: number): void {
    this.#warnIfLate()
    const earliest = this.routed.at + WAKE_MIN_MS
    if (wholeNumberOf(atMs, 'wakeAt') < earliest) {
      const delay = 'it is an event time, no delay: turn.routed.at + the delay in ms'
      throw new RangeError(`wakeAt must be at least ${earliest}, not ${atMs}; ${delay}`)
    }
    this.#wakeAt = atMs
  }

  /** The answer as it goes into the log. What is given later is not in it. */
  answer(): BotReplied {
    this.#isAnswered = true
    const { decisionId, term, bot, at } = this.routed
    return {
      decisionId,
      term,
      bot,
      texts: [...this.#texts],
      asks: [...this.#asks],
      facts: [...this.#facts],
      request: this.#request,
      report: this.#report,
      wakeAt: this.#wakeAt,
      routedAt: this.#routedAt,
      eventAt: at,
    }
  }

  #withAsks(keys: readonly FactKey[]): readonly FactKey[] {
    const asks = listOf(keys, 'asks').map((key, i) => keyOf(key, `asks[${i}]`))
    return atMost([...this.#asks, ...asks], ASKS_MAX, 'asks')
  }

  #reported(result: Qualification['result'], reason: string): void {
    this.#warnIfLate()
    this.#report = { result, reason: textOf(reason, 'reason', REASON_MAX_CHARS) }
  }

  /**
   * Of a handler that returned before all it began has ended. An error, which nobody would catch,
   * would end the process.
   */
  #warnIfLate(): void {
    if (!this.#isAnswered) return
    const { bot } = this.routed
    process.emitWarning(
      `bot ${bot}: a handler goes on after its answer was taken; is an await missing?`,
    )
  }
}
