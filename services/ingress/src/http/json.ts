import type { FastifyInstance, FastifyRequest } from 'fastify'
import { textOf } from './bodies.ts'
import { Refusal } from './refusal.ts'

type ReadJson = (request: FastifyRequest, body: Buffer) => Promise<unknown>

const PLAIN = 'identity'
const UNSUPPORTED = 415
const ENCODED = '(body): is not valid JSON; send it without content-encoding'

/**
 * Reads bodies as JSON, without the names that would change what every object has. Rejects with a
 * Refusal that says what is wrong with the body.
 */
export const jsonReader = (server: FastifyInstance): ReadJson => {
  const parse = server.getDefaultJsonParser('error', 'error')
  const read: ReadJson = async (request, body) => {
    const text = textOf(body)
    return new Promise((resolve, reject) => {
      parse(request, text, (error, value) => (error ? reject(noJson(text)) : resolve(value)))
    })
  }
  return (request, body) =>
    read(request, body).catch(refusal => {
      throw isEncoded(request) ? new Refusal(UNSUPPORTED, 'BAD_REQUEST', ENCODED) : refusal
    })
}

/** A body that says so and can be read all the same is taken: a webhook is not sent twice. */
const isEncoded = ({ headers }: FastifyRequest): boolean =>
  (headers['content-encoding'] ?? PLAIN) !== PLAIN

/** The parser has one error for all. */
const noJson = (text: string): Refusal => {
  const refused = (what: string) => new Refusal(400, 'BAD_REQUEST', `(body): ${what}`)
  if (text === '') return refused('is empty')
  return isJson(text)
    ? refused('has a field __proto__ or constructor.prototype, which is never taken')
    : refused('is not valid JSON')
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
