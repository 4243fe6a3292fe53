import { createHash, randomUUID } from 'node:crypto'
import type { ContactEvent } from '@baton/domain'
import type { Incoming } from '../intake.ts'
import { timeOf } from './freshness.ts'
import { KINDS } from './kinds/index.ts'
import { type EventBody, ignored, type KindOptions, type Told } from './kinds/kind.ts'
import type { Webhook } from './shape.ts'

/** What a webhook is to us: events, or nothing that concerns us. */
export type Read =
  | { readonly kind: 'events'; readonly incoming: Incoming }
  | { readonly kind: 'ignored'; readonly reason: string }

type Telling = Told & { kind: 'told' }

/** Throws a ZodError that names the field when a webhook of a known type is not one. */
export const readEvents = (webhook: Webhook, options: KindOptions): Read => {
  const told = KINDS.get(webhook.type)?.(webhook, options) ?? ignored('type')
  if (told.kind === 'ignored') return told
  const id = idOf(webhook, told)
  const events = told.events.map((event, i) => ({
    eventId: i === 0 ? id : `${id}/${i}`,
    locationId: webhook.locationId,
    source: 'ingress:highlevel',
    sentAt: msOf(told.sentAt),
    event: named(event, id),
  }))
  return { kind: 'events', incoming: { contactId: told.contactId, events } }
}

/**
 * The name under which the router knows repeats: of the webhook, else of the message, else of what
 * it says and when.
 */
const idOf = ({ webhookId, timestamp, type, locationId }: Webhook, told: Telling): string => {
  const given = webhookId || told.ownId
  if (given) return given
  const time = told.sentAt ?? timestamp
  // The same words at an unknown time may well be two messages: none may be lost.
  if (time === undefined) return `unnamed:${randomUUID()}`
  const content = JSON.stringify([type, locationId, told.contactId, told.events, time])
  return `content:${createHash('sha256').update(content).digest('hex').slice(0, 32)}`
}

/**
 * A message without an id of its own, as in HighLevel's sample of an SMS, has that of its webhook.
 */
const named = (event: EventBody, id: string): ContactEvent['event'] => {
  const message = event['baton.MessageReceived']
  if (message?.messageId !== '') return event
  return { 'baton.MessageReceived': { ...message, messageId: id } }
}

const msOf = (time: string | number | undefined): number => {
  const ms = time ? timeOf(time) : 0
  return Number.isFinite(ms) ? ms : 0
}
