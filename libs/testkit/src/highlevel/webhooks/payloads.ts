import type { Message } from '../account.ts'
import { newId } from '../ids.ts'

export type Payload = Readonly<Record<string, unknown>>

/**
 * What HighLevel puts around every event: when it was sent, and the id that every repeat carries.
 */
export const enveloped = (event: Payload, now: number = Date.now()): Payload => ({
  ...event,
  timestamp: new Date(now).toISOString(),
  webhookId: newId(),
  appId: 'local-app',
  versionId: 'local-app',
})

/**
 * Flat, as in the documentation of InboundMessage; a real one has messageId, the documentation's
 * sample has not.
 */
export const inboundMessage = (message: Message): Payload =>
  enveloped({
    type: 'InboundMessage',
    locationId: message.locationId,
    contactId: message.contactId,
    conversationId: message.conversationId,
    messageId: message.id,
    messageType: 'SMS',
    direction: 'inbound',
    contentType: 'text/plain',
    attachments: [],
    body: message.body,
    status: 'delivered',
    dateAdded: message.dateAdded,
  })
