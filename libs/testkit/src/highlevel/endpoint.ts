import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Account, Contact } from './account.ts'
import { type Fault, type FaultPlan, SLOW_MS } from './faults.ts'
import type { RateCounter } from './limits.ts'

/** `Version` headers of the API (v2): contacts and locations have one, conversations another. */
export const CONTACTS_VERSION = '2021-07-28'
export const CONVERSATIONS_VERSION = '2021-04-15'

export interface EndpointContext {
  readonly account: Account
  readonly limits: RateCounter
  /** Location of each access token. */
  readonly tokens: ReadonlyMap<string, string>
  faults: FaultPlan
  /** Faults that took place, by kind. */
  readonly happened: Map<Fault, number>
}

export interface Call {
  readonly locationId: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

export interface Answer {
  readonly status: number
  readonly body: object
}

/** What HighLevel answers a request it does not take. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly version: string
}

/**
 * Adds one endpoint: token, version and limits are checked, the fault is drawn, then the handler
 * takes effect.
 */
export const addEndpoint = (
  server: FastifyInstance,
  context: EndpointContext,
  { method, url, version }: Endpoint,
  handle: (call: Call) => Answer,
): void => {
  server.route({
    method,
    url,
    handler: async (request, reply) => {
      const locationId = locationOf(request, context)
      if (request.headers.version !== version) {
        throw new Refusal(400, `version header was not found or is not ${version}`)
      }
      const { admitted, headers } = context.limits.admit(locationId)
      reply.headers(headers)
      const fault = admitted ? context.faults({ method, route: url, locationId }) : null
      if (fault) context.happened.set(fault, (context.happened.get(fault) ?? 0) + 1)
      if (fault === 'retry-later') {
        reply.header('retry-after', '1')
        throw new Refusal(429, 'Too Many Requests')
      }
      if (!admitted || fault === 'too-many') throw new Refusal(429, 'Too Many Requests')
      if (fault === 'error') throw new Refusal(500, 'Internal Server Error')
      const { status, body } = handle({
        locationId,
        params: request.params as Record<string, string>,
        query: request.query as Record<string, string>,
        body: (request.body ?? {}) as Record<string, unknown>,
      })
      if (fault === 'slow') await pause(SLOW_MS)
      return respond(reply, fault, status, body)
    },
  })
}

const locationOf = (request: FastifyRequest, { tokens }: EndpointContext): string => {
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
  const location = tokens.get(token)
  if (location === undefined) throw new Refusal(401, 'Invalid JWT')
  return location
}

const respond = (reply: FastifyReply, fault: Fault | null, status: number, body: object) => {
  if (fault === 'error-after') throw new Refusal(500, 'Internal Server Error')
  if (fault === 'timeout-after') return reply.hijack()
  if (fault === 'half-closed') {
    reply.hijack()
    reply.raw.writeHead(status, { 'content-type': 'application/json', 'content-length': '10000' })
    reply.raw.write(JSON.stringify(body).slice(0, 10), () => reply.raw.destroy())
    return reply
  }
  return reply.code(status).send(body)
}

/** The contact a request is about, if the token's location has it. */
export const contactOf = ({ account }: EndpointContext, call: Call, id: unknown): Contact => {
  const contact = typeof id === 'string' ? account.contact(id, call.locationId) : undefined
  if (!contact) throw new Refusal(400, 'Contact not found')
  if (contact.locationId !== call.locationId) {
    throw new Refusal(403, 'The token does not have access to this location.')
  }
  return contact
}

/** A list of texts in the body, or 422 as the API's validation answers. */
export const textsIn = (call: Call, name: string): string[] => {
  const value = call.body[name]
  if (!Array.isArray(value) || value.some(item => typeof item !== 'string')) {
    throw new Refusal(422, `${name} must be an array of strings`)
  }
  return value
}

export const textIn = (call: Call, name: string): string => {
  const value = call.body[name]
  if (typeof value !== 'string' || value === '') {
    throw new Refusal(422, `${name} must be a string`)
  }
  return value
}
