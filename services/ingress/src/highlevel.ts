import { createHash } from 'node:crypto'
import type { ContactEvent } from '@baton/domain'
import { z } from 'zod'
import type { Incoming } from './intake.ts'
import { contactIdSchema, textSchema } from './message.ts'

const text = z.string().max(1_000)

/** HighLevel's InboundMessage, flat or nested under `data`; unknown fields are let be. */
const inboundSchema = z.looseObject({
  type: z.literal('InboundMessage'),
  contactId: contactIdSchema,
  body: textSchema,
  locationId: text.default(''),
  conversationId: text.default(''),
  messageId: text.optional(),
  messageType: text.default('SMS'),
  direction: text.default('inbound'),
  dateAdded: text.optional(),
  webhookId: text.optional(),
})

export type HighLevelInbound = z.infer<typeof inboundSchema>

/** What a webhook is to us: an event, or nothing that concerns us. */
export type HighLevelResult =
  | { readonly kind: 'event'; readonly incoming: Incoming }
  | { readonly kind: 'ignored'; readonly reason: string }

const envelope = z.looseObject({ type: z.string(), data: z.looseObject({}).optional() })

const flatten = (body: unknown): unknown => {
  const parsed = envelope.safeParse(body)
  if (!parsed.success || !parsed.data.data) return body
  const { data, ...outer } = parsed.data
  return { ...outer, ...data, type: parsed.data.type }
}

/** Same body and time, same id: HighLevel's own sample of an SMS has no messageId. */
const contentId = (m: HighLevelInbound): string =>
  `content:${createHash('sha256')
    .update(JSON.stringify([m.locationId, m.contactId, m.body, m.dateAdded ?? '']))
    .digest('hex')
    .slice(0, 32)}`

/** Reads a webhook body; throws a ZodError that names the field when an InboundMessage is not one. */
export const readHighLevel = (body: unknown): HighLevelResult => {
  const flat = flatten(body)
  const { type } = envelope.parse(flat)
  if (type !== 'InboundMessage') return { kind: 'ignored', reason: `type ${type}` }
  const message = inboundSchema.parse(flat)
  if (message.direction !== 'inbound') return { kind: 'ignored', reason: 'not inbound' }
  const messageId = message.messageId ?? message.webhookId ?? contentId(message)
  const sentAt = message.dateAdded ? Date.parse(message.dateAdded) : Number.NaN
  const event: ContactEvent = {
    eventId: message.webhookId ?? messageId,
    locationId: message.locationId,
    source: 'ingress:highlevel',
    sentAt: Number.isFinite(sentAt) ? sentAt : 0,
    event: {
      'baton.MessageReceived': {
        messageId,
        text: message.body,
        channel: message.messageType.toLowerCase(),
        conversationId: message.conversationId,
        intents: [],
        facts: [],
      },
    },
  }
  return { kind: 'event', incoming: { contactId: message.contactId, event } }
}
