import type { FastifyInstance } from 'fastify'
import type { Message } from '../account.ts'
import {
  addEndpoint,
  contactOf,
  type EndpointContext,
  Refusal,
  textIn,
  CONVERSATIONS_VERSION as version,
} from '../endpoint.ts'

const PAGE_MAX = 500
const PAGE = 50

/** POST of a message and the export of messages (apps/conversations.json). */
export const addConversationRoutes = (server: FastifyInstance, context: EndpointContext): void => {
  const { account } = context

  addEndpoint(
    server,
    context,
    { method: 'POST', url: '/conversations/messages', version },
    call => {
      const type = textIn(call, 'type')
      const contact = contactOf(context, call, call.body.contactId)
      const barred = contact.dnd || contact.dndSettings.get(type) === 'active'
      if (barred) throw new Refusal(400, `Cannot send message as DND is active for ${type}.`)
      const message = account.addMessage(contact, 'outbound', textIn(call, 'message'), type)
      const { id: messageId, conversationId } = message
      return { status: 200, body: { conversationId, messageId, status: 'pending' } }
    },
  )

  addEndpoint(
    server,
    context,
    { method: 'GET', url: '/conversations/messages/export', version },
    call => {
      const { contactId, startDate, cursor = '0', limit = String(PAGE) } = call.query
      if (call.query.locationId !== call.locationId) {
        throw new Refusal(403, 'The token does not have access to this location.')
      }
      const since = startDate ? Date.parse(startDate) : 0
      const found = messagesOf(context, call.locationId, contactId)
        .filter(message => Date.parse(message.dateAdded) >= since)
        .toSorted((a, b) => (a.dateAdded < b.dateAdded ? 1 : -1))
      const from = Number(cursor)
      const to = from + Math.min(Number(limit), PAGE_MAX)
      const nextCursor = to < found.length ? String(to) : null
      const messages = found.slice(from, to)
      return { status: 200, body: { messages, nextCursor, total: found.length } }
    },
  )
}

const messagesOf = ({ account }: EndpointContext, locationId: string, contactId?: string) => {
  const contacts = [...account.contacts.values()].filter(
    contact => contact.locationId === locationId && (!contactId || contact.id === contactId),
  )
  return contacts.flatMap((contact): Message[] => contact.messages)
}
