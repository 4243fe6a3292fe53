import type { ContactEvent } from '@baton/domain'
import type { Webhook } from '../shape.ts'

export type EventBody = ContactEvent['event']

export interface KindOptions {
  /** In lower case: any of them on a contact silences the bots. */
  readonly offTags: readonly string[]
}

/** What a webhook tells us: events of one contact, or nothing that concerns us. */
export type Told =
  | {
      readonly kind: 'told'
      readonly contactId: string
      /** At least one. */
      readonly events: readonly EventBody[]
      /** Names the webhook when it has no webhookId. */
      readonly ownId?: string | undefined
      /** At the source: ISO 8601, or seconds or milliseconds since 1970. */
      readonly sentAt?: string | number | undefined
    }
  | { readonly kind: 'ignored'; readonly reason: string }

/** Reads one kind of webhook. Throws a ZodError that names the field when it is not one. */
export type Kind = (webhook: Webhook, options: KindOptions) => Told

export const ignored = (reason: string): Told => ({ kind: 'ignored', reason })

/** Stands in `by` of events that come from HighLevel. */
export const BY = 'highlevel'
