import type { Codec } from '@baton/codec'
import { BatonError, type BotHealth, type LearnedThreshold, type LearnerEntry } from '@baton/domain'
import type { BinCount, BotState, HealthSettings, MinuteCounts } from '@baton/learning'
import type { Batch, StateCodec } from '@baton/stream'

/** What the learner needs to know of a policy. */
export interface PolicyState {
  readonly routes: readonly {
    readonly from: string
    readonly to: string
    /** Configured, in 1/10,000. */
    readonly threshold: number
  }[]
  /** Outcomes a route needs before what was learned holds, and is explored around. */
  readonly learnFrom: number
  readonly bots: Readonly<Record<string, HealthSettings>>
}

/** Outcomes of a route on one day: our own, and those counted elsewhere by source. */
export interface DayState {
  readonly own: readonly BinCount[]
  readonly imported: Readonly<Record<string, readonly BinCount[]>>
}

export interface RouteEntry {
  /** Days with outcomes, ascending. */
  readonly days: readonly number[]
  /** What was written last. */
  readonly active: LearnedThreshold | null
  readonly shadow: LearnedThreshold | null
}

export interface BotEntry {
  readonly state: BotState
  /** Minutes with counts that the window still holds, ascending. */
  readonly minutes: readonly number[]
  /** Something was counted in a minute that was judged before. */
  readonly late: boolean
  readonly published: BotHealth | null
}

export interface MinuteEntry extends MinuteCounts {
  /**
   * The messages that were answered, by the beginning of their decisionId; absent in what former
   * versions wrote.
   */
  readonly replied?: readonly string[]
}

/**
 * Missed deadlines of the timers before a record; how late they were noticed is known with its
 * decision of slot 0.
 */
export interface MissedState {
  readonly offset: number
  readonly misses: readonly { readonly bot: string; readonly at: number }[]
}

/** Kinds of state, each under keys of its own; bodies are plain data. */
export interface Kinds {
  /** How far event time has come, in whole minutes. */
  readonly clock: { readonly minute: number }
  readonly policy: PolicyState
  readonly active: { readonly hash: string }
  /**
   * The policy that is to be active, also before its document is known; absent in what former
   * versions wrote.
   */
  readonly wanted: { readonly hash: string }
  readonly route: RouteEntry
  readonly day: DayState
  readonly bot: BotEntry
  readonly minute: MinuteEntry
  readonly missed: MissedState
}

export type Kind = keyof Kinds
export interface LearnerState {
  readonly kind: Kind
  readonly body: Kinds[Kind]
}

export type LearnerBatch = Batch<LearnerState>

/** The key of a state: its kind and what it is about. */
export const keyOf = (kind: Kind, ...about: readonly (string | number)[]): string =>
  [kind, ...about].join('/')

export const read = <K extends Kind>(
  batch: LearnerBatch,
  kind: K,
  ...about: readonly (string | number)[]
): Kinds[K] | undefined => batch.get(keyOf(kind, ...about))?.body as Kinds[K] | undefined

export const write = <K extends Kind>(
  batch: LearnerBatch,
  kind: K,
  about: readonly (string | number)[],
  body: Kinds[K] | null,
): void => batch.put(keyOf(kind, ...about), body && { kind, body })

/** States as JSON within the topic's one schema. */
export const stateCodec = (entries: Codec<LearnerEntry>): StateCodec<LearnerState> => ({
  encode: (_key, { kind, body }) =>
    entries.encode({ kind, input: [], body: Buffer.from(JSON.stringify(body)) }),
  decode(key, value) {
    const { kind, body } = entries.decode(value)
    if (!key.startsWith(kind)) throw new BatonError('STORE_DAMAGED', `${key} holds a ${kind}`)
    return { kind: kind as Kind, body: JSON.parse(body.toString()) }
  },
})
