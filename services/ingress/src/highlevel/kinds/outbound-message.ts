import { z } from 'zod'
import { contactIdSchema } from '../../http/message.ts'
import { BY, ignored, type Kind } from './kind.ts'

const short = z.string().max(200)

const schema = z.looseObject({
  contactId: contactIdSchema,
  userId: short.nullish(),
  source: short.nullish(),
  callStatus: short.nullish(),
  messageId: short.optional(),
  dateAdded: short.optional(),
})

/** `source` of what people send in HighLevel's own apps; workflow, campaign, bulk_actions and api are machines. */
const BY_HAND = 'app'

/** A person wrote or called: the conversation is theirs. Our own messages come back with the source api. */
export const outboundMessage: Kind = webhook => {
  const { contactId, userId, source, callStatus, messageId, dateAdded } = schema.parse(webhook)
  if (!userId) return ignored('no-user')
  if (source && source !== BY_HAND) return ignored(`source-${source}`)
  if (callStatus === 'voicemail') return ignored('voicemail')
  const assigned = { owner: 'human', by: `${BY}:${userId}`, note: '' }
  const events = [{ 'baton.OwnerAssigned': assigned }]
  return { kind: 'told', contactId, events, ownId: messageId, sentAt: dateAdded }
}
