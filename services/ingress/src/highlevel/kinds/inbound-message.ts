import { z } from 'zod'
import { contactIdSchema, textSchema } from '../../http/message.ts'
import { channelOf } from './channel.ts'
import { ignored, type Kind } from './kind.ts'
import { plainText } from './plain-text.ts'

const short = z.string().max(200)

const schema = z.looseObject({
  contactId: contactIdSchema,
  body: z.string().default(''),
  direction: short.default('inbound'),
  messageType: short.default('SMS'),
  messageId: short.optional(),
  conversationId: short.default(''),
  dateAdded: short.optional(),
})

const withText = z.object({ body: textSchema })

/**
 * The contact wrote. Calls, voicemails and pictures without words have no text, and tell bots
 * nothing.
 */
export const inboundMessage: Kind = webhook => {
  const { contactId, body, direction, messageType, messageId, conversationId, dateAdded } =
    schema.parse(webhook)
  if (direction !== 'inbound') return ignored('not-inbound')
  const channel = channelOf(messageType)
  const words = channel === 'email' ? plainText(body) : body
  if (words.trim() === '') return ignored('no-text')
  const { body: text } = withText.parse({ body: words })
  const message = {
    messageId: messageId ?? '',
    text,
    channel,
    conversationId,
    intents: [],
    facts: [],
  }
  const events = [{ 'baton.MessageReceived': message }]
  return { kind: 'told', contactId, events, ownId: messageId, sentAt: dateAdded }
}
