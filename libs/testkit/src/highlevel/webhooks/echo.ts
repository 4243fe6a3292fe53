import type { Contact } from '../account.ts'
import type { ChangeKind } from '../journal.ts'
import { enveloped, type Payload } from './payloads.ts'

const contactFields = (contact: Contact): Payload => ({
  locationId: contact.locationId,
  id: contact.id,
  dateAdded: contact.dateAdded,
  dnd: contact.dnd,
  tags: [...contact.tags],
  customFields: [...contact.customFields].map(([id, value]) => ({ id, value })),
  attachments: [],
})

/**
 * What HighLevel tells every app of a change, also the app that made it; null for what it has no
 * webhook for, or we need none.
 */
export const echoOf = (kind: ChangeKind, contact: Contact): Payload | null => {
  if (kind.startsWith('tags-')) {
    return enveloped({ type: 'ContactTagUpdate', ...contactFields(contact) })
  }
  if (kind === 'fields') return enveloped({ type: 'ContactUpdate', ...contactFields(contact) })
  if (kind === 'dnd') {
    const settings = [...contact.dndSettings].map(([channel, status]) => [channel, { status }])
    const dndSettings = Object.fromEntries(settings)
    return enveloped({ type: 'ContactDndUpdate', ...contactFields(contact), dndSettings })
  }
  const message = contact.messages.at(-1)
  if (kind !== 'sent' || !message) return null
  const { id: messageId, locationId, conversationId, contactId, body, dateAdded } = message
  return enveloped({
    type: 'OutboundMessage',
    locationId,
    contactId,
    conversationId,
    messageId,
    body,
    dateAdded,
    direction: 'outbound',
    messageType: 'SMS',
    status: 'delivered',
    source: 'api',
    attachments: [],
  })
}
