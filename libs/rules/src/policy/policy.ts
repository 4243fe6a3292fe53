/**
 * A policy is data: which bots there are, what they are for, who may hand to whom, and every limit.
 * Scores and shares are integers in 1/10,000, durations are in ms. `parsePolicy` makes one from
 * YAML.
 */
export interface Policy {
  readonly name: string
  /**
   * `real-estate` reads messages with the shipped model, `phrases` with the policy's own phrases
   * only.
   */
  readonly reader: 'real-estate' | 'phrases'
  /** The bot a new contact starts with. */
  readonly entry: string
  readonly bots: Readonly<Record<string, BotPolicy>>
  /** What a contact can want, and which bot it is for. */
  readonly intents: Readonly<Record<string, IntentPolicy>>
  readonly routes: readonly RoutePolicy[]
  readonly guards: GuardPolicy
  readonly deferral: DeferralPolicy
  readonly human: HumanPolicy
  readonly consent: ConsentPolicy
  readonly replies: ReplyPolicy
  readonly context: ContextPolicy
  readonly outcomes: OutcomePolicy
  readonly exploration: ExplorationPolicy
  readonly outside: OutsidePolicy
  readonly templates: TemplatePolicy
}

export interface BotPolicy {
  /** CRM tag of the contacts this bot has. */
  readonly tag: string
  /**
   * The side of facts a bare answer to it is about: buying, selling, person, or one of the
   * policy's.
   */
  readonly side: string
  /**
   * Facts it has to know, in the order of asking; they make `openQuestions` and the outcome
   * `successful`.
   */
  readonly required: readonly RequiredFact[]
  readonly sla: { readonly p50Ms: number; readonly p95Ms: number; readonly p99Ms: number }
}

/** A fact, and the facts that answer the same question: any one of them does. */
export interface RequiredFact {
  readonly side: string
  readonly name: string
  readonly or: readonly { readonly side: string; readonly name: string }[]
}

export interface IntentPolicy {
  readonly bot: string
  /** Word sequences that raise it, read after normalisation; with weights in 1/10,000. */
  readonly phrases: readonly { readonly text: string; readonly weight: number }[]
}

export interface RoutePolicy {
  readonly from: string
  readonly to: string
  readonly threshold: number
}

export interface GuardPolicy {
  /** Same source→target pair; exactly this long ago passes. */
  readonly cooldownMs: number
  /** Any handoff to the target; 0 switches it off. */
  readonly circularWindowMs: number
  readonly perHour: number
  readonly perDay: number
}

export interface DeferralPolicy {
  /** Of the SLA's P95, in 1/10,000 (12,000 = 120 %). */
  readonly p95Share: number
  readonly errorShare: number
  readonly minSamples: number
  readonly retryMs: number
  readonly retries: number
  /**
   * Share of deferred handoffs sent through all the same, to learn whether the bot has recovered.
   */
  readonly probeShare: number
  /** Share of the handoffs to an unwell bot that may wait; the others proceed with a warning. */
  readonly maxShare: number
}

export interface HumanPolicy {
  readonly threshold: number
  /** This many attempts refused by cooldown or circular within the window ask for a person. */
  readonly refusedAttempts: number
  readonly refusedWindowMs: number
  readonly reminderMs: readonly number[]
  readonly phrases: readonly string[]
}

export interface ConsentPolicy {
  readonly threshold: number
  /** Whole messages that always count, in any casing and spacing. */
  readonly stopWords: readonly string[]
  readonly startWords: readonly string[]
  /** Word sequences that opt out anywhere in a message. */
  readonly phrases: readonly string[]
}

export interface ReplyPolicy {
  readonly deadlineMs: number
  /** How often a message is routed before a person gets it. */
  readonly attempts: number
  readonly maxChars: number
  readonly maxTexts: number
  readonly initiatedPerDay: number
  readonly initiatedPerMonth: number
  /**
   * Local hours in which a bot may start a conversation: from ≤ h < to; the zone where none is
   * known.
   */
  readonly quiet: { readonly from: number; readonly to: number; readonly zone: string }
  readonly zones: Readonly<Record<string, string>>
  /** A draft is held for approval when any of these holds; a fact is compared as a number. */
  readonly review: readonly {
    readonly side: string
    readonly name: string
    readonly atLeast: number
  }[]
  /** 101: never. */
  readonly reviewScoreAtLeast: number
}

export interface ContextPolicy {
  readonly validMs: number
  readonly freshMs: number
  /** Names of facts of one side that take each other's place: timeline and timelineDays. */
  readonly interchangeable: readonly (readonly string[])[]
  /** Facts whose values are comma-joined and add up for the same side: zip, features. */
  readonly lists: readonly string[]
  /** The seven answers that make the score, each a list of facts of which any counts. */
  readonly answers: readonly {
    readonly name: string
    readonly anyOf: readonly { readonly side: string; readonly name: string }[]
  }[]
  readonly scores: readonly number[]
  readonly hotAt: number
  readonly warmAt: number
}

export interface OutcomePolicy {
  readonly windowMs: number
  readonly factsForSuccess: number
}

export interface ExplorationPolicy {
  readonly share: number
  readonly band: number
  readonly minOutcomes: number
}

/** How scores from outside combine with ours: `max`, `replace`, or `ignore`. */
export interface OutsidePolicy {
  readonly combine: 'max' | 'replace' | 'ignore'
}

export type Language = 'en' | 'es'

export interface TemplatePolicy {
  readonly acknowledgement: Readonly<Record<Language, string>>
  readonly stopped: Readonly<Record<Language, string>>
  readonly resumed: Readonly<Record<Language, string>>
  /** Sent when a bot twice asks for what is known. */
  readonly holding: Readonly<Record<Language, string>>
}
