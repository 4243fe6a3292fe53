import {
  type AskedCount,
  type BotReplied,
  DAY_MS,
  type FactKey,
  MINUTE_MS,
  type RoutedMessage,
} from '@baton/domain'
import { answer } from '../answer.ts'
import type { Bot } from '../bot.ts'
import { TIMER_MAX_MS } from '../bounds.ts'
import { wholeWithin } from '../given.ts'
import { routedSample } from './routed-sample.ts'

/** Values by `side.name`; an empty value withdraws the fact. */
export type Facts = Readonly<Record<string, string>>

export interface ConversationOptions {
  /**
   * What the bot has to find out, as the policy says it: `side.name`, or several of which any one
   * answers.
   */
  readonly required?: readonly (string | readonly string[])[]
  readonly language?: 'en' | 'es'
  readonly contactId?: string
  /** Event time of the first message, ms. */
  readonly startAt?: number
  readonly deadlineMs?: number
  /** What else the bot may know: score, urgency, from and so on. */
  readonly context?: Partial<RoutedMessage['context']>
}

/** A fact that a bot asked for although it was known. */
export interface KnownAsk {
  readonly fact: string
  readonly value: string
  readonly text: string
}

const START = Date.parse('2026-03-02T16:00:00Z')
const DEADLINE_MS = 5_000

export const factKey = (key: string): FactKey => {
  const dot = key.indexOf('.')
  if (dot < 1 || dot === key.length - 1) throw new TypeError(`"${key}" is no side.name`)
  return { side: key.slice(0, dot), name: key.slice(dot + 1) }
}

const nameOf = ({ side, name }: FactKey): string => `${side}.${name}`

interface Known {
  readonly value: string
  readonly at: number
  readonly source: string
}

/**
 * One contact talking with one bot, without Kafka and without a router: facts are told with the
 * messages, as the router would have read them, and the bot gets them in its context. Keeps what
 * was said and what was asked although known.
 */
export class Conversation {
  readonly #bot: Bot
  readonly #options: ConversationOptions
  readonly #deadlineMs: number
  readonly #facts = new Map<string, Known>()
  #asked: AskedCount[] = []
  #at: number
  #messages = 0
  readonly replies: BotReplied[] = []
  /** Facts the bot asked for although they were known. The router drops such replies. */
  readonly reAsks: KnownAsk[] = []
  /**
   * Messages to which the bot said nothing, nor asked for a handoff. The router routes them once
   * more, then to a person; where there is no report either it drops the reply, `wakeAt` included.
   */
  readonly unanswered: string[] = []

  constructor(bot: Bot, options: ConversationOptions = {}) {
    this.#bot = bot
    this.#options = options
    this.#at = options.startAt ?? START
    this.#deadlineMs = wholeWithin(options.deadlineMs ?? DEADLINE_MS, 'deadlineMs', 1, TIMER_MAX_MS)
  }

  /** Everything the bot said, in order. */
  get texts(): readonly string[] {
    return this.replies.flatMap(({ texts }) => texts)
  }

  get facts(): Facts {
    return Object.fromEntries([...this.#facts].map(([name, { value }]) => [name, value]))
  }

  /** The contact writes; `facts` is what the message states. A minute passes before it. */
  says(text: string, facts: Facts = {}): Promise<BotReplied> {
    return this.#message('continue', text, facts)
  }

  /**
   * The conversation comes from another bot, with what was said so far and with the message that
   * moved it.
   */
  handoff(text: string, facts: Facts = {}, from = 'lead'): Promise<BotReplied> {
    return this.#message('handoff', text, facts, from)
  }

  /**
   * The contact is silent for so many days, and the bot is woken then, as if it had asked for that
   * time.
   */
  silence(days: number): Promise<BotReplied> {
    this.#at += days * DAY_MS
    return this.#route('follow_up', null, '')
  }

  #message(why: RoutedMessage['why'], text: string, facts: Facts, from = ''): Promise<BotReplied> {
    this.#at += MINUTE_MS
    const messageId = `message-${++this.#messages}`
    this.#learn(facts, messageId)
    const message = { messageId, text, channel: 'sms', at: this.#at, truncated: false }
    return this.#route(why, message, from)
  }

  #learn(facts: Facts, source: string): void {
    for (const [name, value] of Object.entries(facts)) {
      factKey(name)
      if (value === '') this.#facts.delete(name)
      else this.#facts.set(name, { value, at: this.#at, source })
    }
  }

  async #route(
    why: RoutedMessage['why'],
    message: RoutedMessage['message'],
    from: string,
  ): Promise<BotReplied> {
    const routed = this.#routed(why, message, from)
    const reply = await answer(this.#bot, routed, this.#at, this.#deadlineMs)
    this.replies.push(reply)
    if (message && reply.texts.length === 0 && !reply.request) this.unanswered.push(message.text)
    this.#judge(reply)
    const learned = reply.facts.map(fact => [nameOf(fact), fact.value] as const)
    this.#learn(Object.fromEntries(learned), `bot:${this.#bot.name}`)
    // What no text asks the router does not count.
    if (reply.texts.length > 0) for (const ask of reply.asks) this.#count(ask)
    return reply
  }

  #judge(reply: BotReplied): void {
    for (const ask of reply.asks) {
      const answered = this.#answers(ask).find(name => this.#facts.has(name))
      if (answered === undefined) continue
      const { value } = this.#facts.get(answered) as Known
      this.reAsks.push({ fact: answered, value, text: reply.texts.join(' ') })
    }
  }

  /**
   * What answers a question: the fact itself, and those that the policy counts as the same
   * question.
   */
  #answers(ask: FactKey): readonly string[] {
    const name = nameOf(ask)
    const groups = this.#required().filter(group => group.includes(name))
    return [name, ...groups.flat()]
  }

  #required(): readonly (readonly string[])[] {
    return (this.#options.required ?? []).map(one => (typeof one === 'string' ? [one] : one))
  }

  #count({ side, name }: FactKey): void {
    const before = this.#asked.find(one => one.side === side && one.name === name)
    const others = this.#asked.filter(one => one !== before)
    this.#asked = [...others, { side, name, times: (before?.times ?? 0) + 1, at: this.#at }]
  }

  #routed(
    why: RoutedMessage['why'],
    message: RoutedMessage['message'],
    from: string,
  ): RoutedMessage {
    const open = this.#required().filter(group => !group.some(name => this.#facts.has(name)))
    const sample = routedSample()
    return {
      ...sample,
      decisionId: `decision-${this.replies.length + 1}`,
      contactId: this.#options.contactId ?? sample.contactId,
      bot: this.#bot.name,
      why,
      message,
      context: {
        ...sample.context,
        facts: [...this.#facts].map(([name, known]) => ({
          ...factKey(name),
          ...known,
          confidence: 9_000,
          fresh: true,
        })),
        openQuestions: open.map(([name = '']) => factKey(name)),
        from,
        validUntil: this.#at + DAY_MS,
        ...this.#options.context,
      },
      asked: this.#asked,
      language: this.#options.language ?? 'en',
      at: this.#at,
      deadlineAt: this.#at + 5 * MINUTE_MS,
    }
  }
}
