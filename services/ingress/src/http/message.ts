import { type ContactEvent, KEY_MAX_BYTES, RESERVED_PREFIX, TEXT_MAX_BYTES } from '@baton/domain'
import { z } from 'zod'
import type { Incoming } from '../intake.ts'

const bytes = (text: string) => Buffer.byteLength(text)

/** Stays below the largest partition key and never looks like one of Baton's own. */
export const contactIdSchema = z
  .string()
  .min(1)
  .refine(id => bytes(id) <= KEY_MAX_BYTES, `at most ${KEY_MAX_BYTES} bytes of UTF-8`)
  .refine(id => !id.startsWith(RESERVED_PREFIX), `must not begin with ${RESERVED_PREFIX}`)
  .refine(id => id.isWellFormed(), 'must be well-formed Unicode')

export const textSchema = z
  .string()
  .refine(text => text.trim() !== '', 'must not be empty')
  .refine(text => bytes(text) <= TEXT_MAX_BYTES, `at most ${TEXT_MAX_BYTES} bytes of UTF-8`)

const share = z.number().min(0).max(1)
const shortText = z.string().max(200)

/** Body of `POST /v1/messages`. Scores and confidences are 0–1. */
export const messageSchema = z.strictObject({
  contactId: contactIdSchema,
  text: textSchema,
  messageId: shortText.min(1).optional(),
  locationId: shortText.default(''),
  conversationId: shortText.default(''),
  channel: z.string().min(1).max(40).default('sms'),
  sentAt: z.iso.datetime({ offset: true }).optional(),
  intents: z.record(shortText, share).default({}),
  facts: z
    .array(
      z.strictObject({
        side: shortText.min(1),
        name: shortText.min(1),
        value: z.string().max(500),
        confidence: share.default(1),
      }),
    )
    .max(32)
    .default([]),
})

export type MessageBody = z.infer<typeof messageSchema>

const tenThousandths = (x: number) => Math.round(x * 10_000)

/**
 * The event for a message; `newId` names it when the sender did not, and then repeats are not
 * recognised.
 */
export const messageEvent = (body: MessageBody, newId: () => string): Incoming => {
  const messageId = body.messageId ?? newId()
  const event: ContactEvent = {
    eventId: messageId,
    locationId: body.locationId,
    source: 'ingress',
    sentAt: body.sentAt ? Date.parse(body.sentAt) : 0,
    event: {
      'baton.MessageReceived': {
        messageId,
        text: body.text,
        channel: body.channel,
        conversationId: body.conversationId,
        intents: Object.entries(body.intents).map(([intent, score]) => ({
          intent,
          score: tenThousandths(score),
        })),
        facts: body.facts.map(f => ({ ...f, confidence: tenThousandths(f.confidence) })),
      },
    },
  }
  return { contactId: body.contactId, events: [event] }
}
