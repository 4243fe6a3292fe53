import { z } from 'zod'
import { contactIdSchema } from '../../http/message.ts'
import { channelOf } from './channel.ts'
import { BY, ignored, type Kind } from './kind.ts'

const short = z.string().max(200)

const schema = z.looseObject({
  contactId: contactIdSchema,
  userId: short.optional(),
  source: short.optional(),
  messageType: short.default(''),
  callStatus: short.optional(),
  messageId: short.optional(),
  dateAdded: short.optional(),
})

/**
 * `source` of what people send in HighLevel's own apps; workflow, campaign, bulk_actions and api
 * are machines.
 */
const BY_HAND = 'app'

/** Calls come without a source. */
const isCall = (messageType: string): boolean => channelOf(messageType) === 'call'

/**
 * A person wrote or called: the conversation is theirs. Our own messages come back with the source
 * api; a message without a source is not taken for a person's, since taking one of ours for it
 * would silence the bots for good.
 */
export const outboundMessage: Kind = webhook => {
  const { contactId, userId, messageType, callStatus, messageId, dateAdded, ...rest } =
    schema.parse(webhook)
  const source = rest.source ?? (isCall(messageType) ? BY_HAND : 'unknown')
  if (!userId) return ignored('no-user')
  if (source !== BY_HAND) return ignored(`source-${source}`)
  if (callStatus === 'voicemail') return ignored('voicemail')
  const assigned = { owner: 'human', by: `${BY}:${userId}`, note: '' }
  const events = [{ 'baton.OwnerAssigned': assigned }]
  return { kind: 'told', contactId, events, ownId: messageId, sentAt: dateAdded }
}
