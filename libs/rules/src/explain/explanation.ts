import type { Decision } from '@baton/domain'

/** Where something stands in the message, as UTF-16 offsets. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface ExplainedScore {
  readonly intent: string
  /** In 1/10,000, as are all scores here. */
  readonly score: number
  /** Of this message alone by our reader; null when it was not read. */
  readonly model: number | null
  /** Sent along by a classifier outside; null when none was. */
  readonly outside: number | null
  readonly evidence: readonly Span[]
  /** The one that the threshold was compared with. */
  readonly counted: boolean
}

export interface ExplainedThreshold {
  readonly from: string
  readonly to: string
  readonly value: number
  /** What the policy says; differs where a learned value holds. */
  readonly configured: number | null
  readonly source: string
  readonly version: number
}

export interface ExplainedGuard {
  readonly guard: string
  readonly passed: boolean
  readonly inputs: readonly { readonly name: string; readonly value: number }[]
  /** Event time from which it lets pass, ms; null when it passed or time does not help. */
  readonly passesAt: number | null
}

/** Why a decision is what it is: for machines as it stands, for people through `explainText`. */
export interface Explanation {
  readonly decisionId: string
  readonly contactId: string
  /** Event time, ms. */
  readonly at: number
  readonly event: string
  /** With dashes, as in the design: opted-out, reply-sent. */
  readonly verdict: string
  readonly reason: string
  readonly owner: string
  readonly ownerAfter: string
  readonly target: string | null
  /** One paragraph. Times are UTC, and local where a zone was given. */
  readonly summary: string
  readonly scores: readonly ExplainedScore[]
  readonly threshold: ExplainedThreshold | null
  readonly guards: readonly ExplainedGuard[]
  /** The guard that gave the reason. */
  readonly firstFailed: string | null
  readonly wouldPass: {
    readonly at: number | null
    readonly margin: number | null
    readonly note: string
  } | null
  /** Facts learned or changed, with where they were said. */
  readonly facts: readonly { readonly fact: string; readonly evidence: readonly Span[] }[]
  readonly explored: Decision['explore']
  readonly warnings: readonly string[]
  readonly about: string | null
  readonly engine: string
  readonly policy: string
  readonly tables: string
}
