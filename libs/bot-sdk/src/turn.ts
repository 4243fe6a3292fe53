import type {
  BotReplied,
  BotRequest,
  ContextFact,
  FactKey,
  Qualification,
  RoutedMessage,
  StatedFact,
} from '@baton/domain'

/** Longest text of one message, in characters (two SMS segments and a half). */
export const TEXT_MAX_CHARS = 320
/** Most texts in one answer. */
export const TEXTS_MAX = 3

const isSame = (a: FactKey, b: FactKey) => a.side === b.side && a.name === b.name
const isOwn = (source: string) => source.startsWith('bot:')

/** One routed message and the answer that is being made to it. */
export class Turn {
  readonly routed: RoutedMessage
  /** Aborted when the deadline has passed: nobody listens any more. */
  readonly signal: AbortSignal
  readonly #routedAt: number
  readonly #texts: string[] = []
  readonly #asks: FactKey[] = []
  readonly #facts: StatedFact[] = []
  #request: BotRequest | null = null
  #report: Qualification | null = null
  #wakeAt: number | null = null

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
    return this.known.find(fact => fact.side === side && fact.name === name)?.value
  }

  /** What this bot still has to find out, in the policy's order. */
  get openQuestions(): readonly FactKey[] {
    const { doNotAsk } = this.routed
    return this.routed.context.openQuestions.filter(key => !doNotAsk.some(k => isSame(k, key)))
  }

  /** Facts of the message that is being answered, as the contact stated or repeated them just now. */
  get heard(): readonly ContextFact[] {
    const { message, context } = this.routed
    return message ? context.facts.filter(f => f.at === message.at && !isOwn(f.source)) : []
  }

  /** How often a fact was asked for in the `withinMs` before now, by any bot; 0 when the last time is longer ago. */
  timesAsked(key: FactKey, withinMs = Number.POSITIVE_INFINITY): number {
    const asked = this.routed.asked.find(one => isSame(one, key))
    return asked && this.routed.at - asked.at < withinMs ? asked.times : 0
  }

  /** The question asked last; undefined when none was. */
  get lastAsked(): FactKey | undefined {
    return this.routed.asked.at(-1)
  }

  /** Says something. Throws when it is empty, too long, or one text too many. */
  reply(text: string): void {
    if (text.trim() === '') throw new RangeError('a reply must not be empty')
    if (text.length > TEXT_MAX_CHARS) {
      throw new RangeError(`a reply has at most ${TEXT_MAX_CHARS} characters, not ${text.length}`)
    }
    if (this.#texts.length === TEXTS_MAX) throw new RangeError(`at most ${TEXTS_MAX} texts a turn`)
    this.#texts.push(text)
  }

  /** Says something that asks for a fact. The router drops it when the fact is known and fresh. */
  ask(key: FactKey, text: string): void {
    this.reply(text)
    this.asks([key])
  }

  /** Says what the texts ask for, where `ask` would not do: two questions in one text, for instance. */
  asks(keys: readonly FactKey[]): void {
    for (const { side, name } of keys) this.#asks.push({ side, name })
  }

  /** Facts the bot found out by itself; they count even when the reply is dropped. */
  learned(facts: readonly (Omit<StatedFact, 'confidence'> & { confidence?: number })[]): void {
    for (const fact of facts) this.#facts.push({ ...fact, confidence: fact.confidence ?? 10_000 })
  }

  /** Asks the router to move the conversation to another bot, or to `human`. `confidence` in 1/10,000. */
  requestHandoff(target: string, reason: string, confidence = 10_000): void {
    this.#request = { target, reason, confidence }
  }

  qualified(reason = ''): void {
    this.#report = { result: 'qualified', reason }
  }

  failed(reason: string): void {
    this.#report = { result: 'failed', reason }
  }

  /** Asks for the conversation back at an event time (ms) if the contact stays silent until then. */
  wakeAt(at: number): void {
    this.#wakeAt = at
  }

  /** The answer as it goes into the log. */
  answer(): BotReplied {
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
}
