import { isBatonError } from '@baton/domain'
import type { FastifyInstance } from 'fastify'
import type { Contexts } from '../contexts/contexts.ts'
import { within } from '../within.ts'
import { Refusal } from './refusal.ts'

/**
 * GET of what a contact's owner was handed; 404 when nothing was, or it has expired; 429 when that
 * is not known after `withinMs`.
 */
export const contextRoute = (
  server: FastifyInstance,
  contexts: Pick<Contexts, 'of'>,
  withinMs: number,
): void => {
  server.get<{ Params: { contactId: string } }>(
    '/v1/contacts/:contactId/context',
    async ({ params }, reply) => {
      const { contactId } = params
      const found = await within(withinMs, contexts.of(contactId)).catch(unread)
      if (!found) throw new Refusal(404, 'NOT_FOUND', 'no context that is valid')
      const { source, context } = found
      const validUntil = new Date(context.validUntil).toISOString()
      reply.header('cache-control', 'no-store')
      return { contactId, source, context: { ...context, validUntil } }
    },
  )
}

/** Whoever asks is told what lasts until a person acts, and that the rest passes. */
const unread = (error: unknown): never => {
  const lasts = !isBatonError(error) || error.remedy !== 'retry'
  const why = lasts ? `: ${isBatonError(error) ? error.code : 'BUG'}` : ' now; ask again'
  throw new Refusal(429, 'BUSY', `the context cannot be read${why}`)
}
