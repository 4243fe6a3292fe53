import type { FastifyInstance } from 'fastify'
import type { Account, Message } from './account.ts'

/** Longest wait for a message before an empty answer, ms. */
const WAIT_MAX_MS = 20_000

/**
 * What a person would see on their phone and in the CRM; no part of HighLevel's API.
 *     GET /inbox/:contactId?after=3&wait=10000   messages from the fourth on; waits for one at most so many ms
 *     GET /inbox/:contactId/card                 tags, fields by name, notes, tasks
 */
export const addInboxRoutes = (server: FastifyInstance, account: Account): void => {
  const messagesOf = (id: string) => account.contacts.get(id)?.messages ?? []

  server.get<{
    Params: { contactId: string }
    Querystring: { after?: string; wait?: string }
  }>('/inbox/:contactId', async ({ params, query }) => {
    const { contactId } = params
    const after = Number(query.after ?? 0)
    const waitMs = Math.min(Number(query.wait ?? 0), WAIT_MAX_MS)
    if (messagesOf(contactId).length <= after && waitMs > 0) {
      await nextMessage(account, contactId, waitMs)
    }
    return { messages: messagesOf(contactId).slice(after) }
  })

  server.get<{ Params: { contactId: string } }>('/inbox/:contactId/card', async ({ params }) => {
    const contact = account.contacts.get(params.contactId)
    if (!contact) return { tags: [], fields: {}, notes: [], tasks: [], dnd: false }
    const names = new Map(account.fields(contact.locationId).map(field => [field.id, field.name]))
    const fields = [...contact.customFields].map(([id, value]) => [names.get(id) ?? id, value])
    const { tags, notes, tasks, dnd } = contact
    return { tags: [...tags], fields: Object.fromEntries(fields), notes, tasks, dnd }
  })
}

const nextMessage = (account: Account, contactId: string, waitMs: number): Promise<void> =>
  new Promise(resolve => {
    const end = () => {
      clearTimeout(timer)
      forget()
      resolve()
    }
    const timer = setTimeout(end, waitMs)
    const forget = account.onMessage((message: Message) => {
      if (message.contactId === contactId) end()
    })
  })
