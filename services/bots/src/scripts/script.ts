import { DAY_MS, type FactKey } from '@baton/domain'

export type Language = 'en' | 'es'

/**
 * Ways to say one thing, in both languages; which one is said is chosen per contact and message.
 */
export type Said = Readonly<Record<Language, readonly [string, ...string[]]>>

export const said = (en: Said['en'], es: Said['es']): Said => ({ en, es })

/** A value, and what says it in an answer; the first that fits. */
export type Choice = readonly [value: string, says: RegExp]

export interface Question {
  readonly key: FactKey
  readonly ask: Said
  /** The bot's own wish: open until the fact is known. Others are open while the policy says so. */
  readonly own?: boolean
  /** What the bot reads from the answer, where the router's reader looks for nothing. */
  readonly choices?: readonly Choice[]
  /** The fact that such an answer is learned as; `key` when absent. */
  readonly learns?: FactKey
}

/** A bot's dialogue, as data. Its rules are those of `dialogue.ts`. */
export interface Script {
  readonly bot: string
  /** First words when a conversation begins here and nothing is known. */
  readonly hello: Said
  /**
   * What follows "since you want to move in 3 months, …" when a conversation arrives with facts.
   */
  readonly goal: Said
  /** In the order of asking; what is known or no longer open is passed over. */
  readonly questions: readonly Question[]
  /** Asked once each when nothing else is left to ask. */
  readonly extras: readonly Question[]
  /** The loop guard: no question is asked more often than this within the window. */
  readonly loop: { readonly askedAtMost: number; readonly windowMs: number }
  /**
   * Reported as qualified when so few required facts are missing, and the score (0–100) is so high.
   */
  readonly qualified: { readonly openAtMost: number; readonly scoreAtLeast: number }
  /** Said once, when qualified. */
  readonly ready: Said
  /** In its place when the contact is in a hurry. */
  readonly readySoon: Said
  /** Said when questions were given up on. */
  readonly enough: Said
  /** Said when everything has been said. */
  readonly more: Said
  /** A silent contact is written to after so many days of silence: the warmer, the sooner. */
  readonly followUpDays: Readonly<Record<'hot' | 'warm' | 'cold', readonly number[]>>
  readonly followUp: Said
}

/** Twice within a week, as the scripts this one follows had it. */
export const TWICE_A_WEEK = { askedAtMost: 2, windowMs: 7 * DAY_MS } as const

/** "No rush" answers when, though it is no time. */
export const NO_RUSH: Choice = [
  'flexible',
  /\b(?:no (?:rush|hurry)|not in (?:a|any) (?:rush|hurry)|when ?ever|flexible|sin prisa|no (?:hay|tengo) prisa|cuando sea)\b/i,
]
