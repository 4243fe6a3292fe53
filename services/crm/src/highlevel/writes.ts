import { z } from 'zod'
import type { Call } from '../plan/call.ts'
import { FIELDS, type FieldName } from '../plan/fields.ts'
import { mailOf } from './mail.ts'
import { type ApiRequest, VERSIONS } from './request.ts'

/** Ids of Baton's fields in one location. */
export type FieldIds = Readonly<Record<FieldName, string>>

const { contacts, conversations } = VERSIONS

export const MAIL = 'Email'

/** Channels of messages as the API names them; what is not here goes out as SMS. */
const CHANNELS: Readonly<Record<string, string>> = {
  sms: 'SMS',
  email: MAIL,
  rcs: 'RCS',
  whatsapp: 'WhatsApp',
  ig: 'IG',
  instagram: 'IG',
  fb: 'FB',
  facebook: 'FB',
  live_chat: 'Live_Chat',
  tiktok: 'TIKTOK',
}

/** A channel is what a webhook called it, `constructor` included. */
export const channelType = (channel: string): string => {
  const name = channel.toLowerCase()
  return Object.hasOwn(CHANNELS, name) ? CHANNELS[name]! : 'SMS'
}

const pathOf = (contactId: string, rest = ''): string =>
  `/contacts/${encodeURIComponent(contactId)}${rest}`

/**
 * The one request of a call. Tags are added and removed one by one: a PUT of tags would replace
 * those of others.
 */
export const requestOf = (call: Call, contactId: string, ids: FieldIds | null): ApiRequest => {
  const path = (rest: string) => pathOf(contactId, rest)
  switch (call.kind) {
    case 'text': {
      const type = channelType(call.channel)
      const said = type === MAIL ? mailOf(call.text) : { message: call.text }
      const body = { type, contactId, ...said }
      return { method: 'POST', path: '/conversations/messages', version: conversations, body }
    }
    case 'add-tags':
      return { method: 'POST', path: path('/tags'), version: contacts, body: { tags: call.tags } }
    case 'remove-tags':
      return { method: 'DELETE', path: path('/tags'), version: contacts, body: { tags: call.tags } }
    case 'fields': {
      const customFields = namesOf(call.values).map(name => ({
        id: ids?.[name],
        field_value: call.values[name],
      }))
      return { method: 'PUT', path: path(''), version: contacts, body: { customFields } }
    }
    case 'dnd': {
      const SMS = { status: call.on ? 'active' : 'inactive', message: 'Baton', code: 'opt-out' }
      const body = { dnd: call.on, dndSettings: { SMS } }
      return { method: 'PUT', path: path(''), version: contacts, body }
    }
    case 'note':
      return { method: 'POST', path: path('/notes'), version: contacts, body: { body: call.body } }
    case 'task': {
      const { title, body, dueDate } = call
      const task = { title, body, dueDate, completed: false }
      return { method: 'POST', path: path('/tasks'), version: contacts, body: task }
    }
  }
}

export const namesOf = (values: object): FieldName[] =>
  (Object.keys(FIELDS) as FieldName[]).filter(name => name in values)

const written = z.looseObject({
  messageId: z.string().optional(),
  note: z.looseObject({ id: z.string() }).optional(),
  task: z.looseObject({ id: z.string() }).optional(),
})

/** The id of what was made, as the API's answer names it; empty when it names none. */
export const providerIdIn = (body: unknown): string => {
  const parsed = written.safeParse(body)
  if (!parsed.success) return ''
  const { messageId, note, task } = parsed.data
  return messageId ?? note?.id ?? task?.id ?? ''
}
