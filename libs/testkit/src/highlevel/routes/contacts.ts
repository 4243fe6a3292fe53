import type { FastifyInstance } from 'fastify'
import type { Contact, DndStatus } from '../account.ts'
import {
  addEndpoint,
  type Call,
  contactOf,
  type EndpointContext,
  Refusal,
  textIn,
  textsIn,
  CONTACTS_VERSION as version,
} from '../endpoint.ts'

const CONTACT = '/contacts/:contactId'

/** As HighLevel answers it: fields by id with `value`, not by key, and inside `contact`. */
const rendered = (contact: Contact) => ({
  id: contact.id,
  locationId: contact.locationId,
  dateAdded: contact.dateAdded,
  dnd: contact.dnd,
  dndSettings: Object.fromEntries([...contact.dndSettings].map(([k, status]) => [k, { status }])),
  tags: [...contact.tags],
  customFields: [...contact.customFields].map(([id, value]) => ({ id, value })),
})

/**
 * GET and PUT of a contact, its tags, notes and tasks (apps/contacts.json of HighLevel's API
 * description).
 */
export const addContactRoutes = (server: FastifyInstance, context: EndpointContext): void => {
  const { account } = context
  const of = (call: Call) => contactOf(context, call, call.params.contactId)

  addEndpoint(server, context, { method: 'GET', url: CONTACT, version }, call => ({
    status: 200,
    body: { contact: rendered(of(call)) },
  }))

  addEndpoint(server, context, { method: 'PUT', url: CONTACT, version }, call => {
    const contact = of(call)
    update(context, contact, call)
    return { status: 200, body: { succeded: true, contact: rendered(contact) } }
  })

  const tags = `${CONTACT}/tags`
  addEndpoint(server, context, { method: 'POST', url: tags, version }, call => {
    const contact = of(call)
    account.addTags(contact, textsIn(call, 'tags'))
    return { status: 201, body: { tags: [...contact.tags] } }
  })
  addEndpoint(server, context, { method: 'DELETE', url: tags, version }, call => {
    const contact = of(call)
    account.removeTags(contact, textsIn(call, 'tags'))
    return { status: 200, body: { tags: [...contact.tags] } }
  })

  const notes = `${CONTACT}/notes`
  addEndpoint(server, context, { method: 'GET', url: notes, version }, call => ({
    status: 200,
    body: { notes: of(call).notes },
  }))
  addEndpoint(server, context, { method: 'POST', url: notes, version }, call => ({
    status: 201,
    body: { note: account.addNote(of(call), textIn(call, 'body')) },
  }))

  const tasks = `${CONTACT}/tasks`
  addEndpoint(server, context, { method: 'GET', url: tasks, version }, call => ({
    status: 200,
    body: { tasks: of(call).tasks },
  }))
  addEndpoint(server, context, { method: 'POST', url: tasks, version }, call => {
    const { body, completed } = call.body
    if (typeof completed !== 'boolean') throw new Refusal(422, 'completed must be a boolean value')
    const dueDate = textIn(call, 'dueDate')
    const text = typeof body === 'string' ? body : ''
    const task = { title: textIn(call, 'title'), body: text, dueDate, completed }
    return { status: 201, body: { task: account.addTask(of(call), task) } }
  })
}

/**
 * Tags in a PUT replace all others; fields that are not of this location are ignored without a
 * word.
 */
const update = ({ account }: EndpointContext, contact: Contact, call: Call): void => {
  const { customFields, dnd, dndSettings } = call.body
  if (call.body.tags !== undefined) {
    contact.tags.clear()
    for (const tag of textsIn(call, 'tags')) contact.tags.add(tag)
    account.journal.note(contact, 'tags-replaced', [...contact.tags].join(','))
  }
  if (Array.isArray(customFields)) {
    const fields = account.fields(contact.locationId)
    for (const given of customFields as Record<string, unknown>[]) {
      const { id, key } = given
      const field = fields.find(f => f.id === id || (key !== undefined && f.fieldKey === key))
      const value = given.field_value ?? given.fieldValue
      if (field && value !== undefined) contact.customFields.set(field.id, String(value))
    }
    account.journal.note(contact, 'fields', JSON.stringify(customFields))
  }
  if (typeof dnd === 'boolean') contact.dnd = dnd
  if (typeof dndSettings === 'object' && dndSettings !== null) {
    for (const [channel, setting] of Object.entries(dndSettings)) {
      contact.dndSettings.set(channel, (setting as { status: DndStatus }).status)
    }
  }
  if (dnd !== undefined || dndSettings !== undefined) {
    account.journal.note(contact, 'dnd', String(dnd ?? ''))
  }
}
