import type {
  ContactEvent,
  ContactState,
  Decision,
  OutboundMessage,
  RoutedText,
  Timer,
  Verdict,
} from '@baton/domain'
import type { Effect } from './fold.ts'
import type { ReadAhead } from './intent/ahead.ts'
import type { Policy } from './policy/policy.ts'
import type { Tables } from './tables.ts'

/**
 * What a decision is about: an event of the log, a timer that is due, or what an earlier decision
 * caused.
 */
export type Cause =
  | { readonly kind: 'event'; readonly event: ContactEvent }
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'release' }
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'ended'; readonly ended: Ended }

/** Somebody wants the conversation moved. */
export interface Request {
  readonly target: string
  /** For the decision. */
  readonly code: string
  /** In the words of whoever asks: for people, may be personal. */
  readonly reason: string
  /** null: asked for outright, no threshold applies. */
  readonly confidence: number | null
  readonly message: RoutedText | null
  readonly about: string
  /**
   * The bot that asks, empty when it is somebody else: by then the conversation may be another's.
   */
  readonly from: string
}

/** Something that was waiting came to its end: a deferral, a queued intent, a draft. */
export interface Ended {
  readonly event: string
  readonly verdict: Verdict
  readonly reason: string
  readonly about: string
}

/** Where a decision stands in the log, and about whom it is. */
interface Located {
  readonly contactId: string
  readonly decisionId: string
  readonly partition: number
  readonly offset: number
  readonly slot: number
  /** Event time, ms. */
  readonly at: number
}

/** Where and under which tables a decision is made. */
export interface Scene extends Located {
  readonly tables: Tables
  readonly policy: Policy
  readonly policyHash: string
  /** Timers that took effect before this record did. */
  readonly settled: number
  /** What the record's message was read as beforehand, if it was. */
  readonly ahead: ReadAhead | null
}

/** One thing for the contact or the CRM. */
export type Action = OutboundMessage['actions'][number]

/** One decision in the making. */
export interface Step extends Scene {
  readonly before: ContactState
  /**
   * A shallow copy of `before` that only this step holds: its fields are replaced, what they hold
   * is never changed.
   */
  readonly state: ContactState
  readonly decision: Decision
  readonly effects: Effect[]
  readonly actions: Action[]
  /** Who speaks in the actions. */
  speaker: string
  /** What is to be decided next, in further slots. */
  readonly causes: Cause[]
}

/**
 * A decision before anything is decided: of what place in the log, about whom, under which tables.
 */
export const blankDecision = (
  { decisionId, partition, offset, slot, contactId, at }: Located,
  tables: Tables,
  event: string,
): Decision => ({
  decisionId,
  partition,
  offset,
  slot,
  contactId,
  event,
  at,
  verdict: 'ignored',
  reason: '',
  owner: '',
  ownerAfter: '',
  target: '',
  term: 0,
  scores: [],
  evidence: [],
  threshold: null,
  guards: [],
  wouldPass: null,
  facts: [],
  warnings: [],
  about: '',
  explore: null,
  engine: tables.engine,
  policy: '',
  tables: tables.hash,
})

const begun = ({ owner, term }: ContactState, scene: Scene, event: string): Decision => {
  const decision = blankDecision(scene, scene.tables, event)
  decision.owner = owner
  decision.ownerAfter = owner
  decision.term = term
  decision.policy = scene.policyHash
  return decision
}

export const beginStep = (state: ContactState, scene: Scene, event: string): Step => ({
  ...scene,
  before: state,
  state: { ...state },
  decision: begun(state, scene, event),
  effects: [],
  actions: [],
  speaker: 'router',
  causes: [],
})

/** Every rule ends by concluding the decision of its step; the type keeps it from forgetting to. */
export type Concluded = Decision

export const conclude = (step: Step, verdict: Verdict, reason: string): Concluded => {
  step.decision.verdict = verdict
  step.decision.reason = reason
  return step.decision
}

export const warn = (step: Step, warning: string): void => {
  step.decision.warnings.push(warning)
}
