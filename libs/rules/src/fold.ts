import type {
  ContactState,
  Decision,
  HandoffOutcome,
  OutboundMessage,
  RoutedMessage,
} from '@baton/domain'

/** Where the event stands in the log. */
export interface Place {
  /** Physical topic name, appId included: decision ids are made of it. */
  readonly topic: string
  readonly partition: number
  readonly offset: number
  /** Record timestamp, ms. */
  readonly timestamp: number
}

/** What a decision causes; the task writes it in the same transaction. */
export type Effect =
  | { readonly kind: 'route'; readonly bot: string; readonly message: RoutedMessage }
  | { readonly kind: 'send'; readonly message: OutboundMessage }
  | { readonly kind: 'outcome'; readonly outcome: HandoffOutcome }

export interface Emission {
  readonly decision: Decision
  readonly effects: readonly Effect[]
}

/**
 * What one event makes of one contact: the timers that were due first, then the event (slot 0),
 * then what it caused.
 */
export interface Folded {
  /** null: the contact is unknown again (a tombstone is due). */
  readonly state: ContactState | null
  readonly emissions: readonly Emission[]
}
