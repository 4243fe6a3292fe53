import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

export interface BodyLimits {
  /** Of one body. */
  readonly bodyMaxBytes: number
  /** Of all bodies that are read, or whose requests are not answered yet. */
  readonly bodiesMaxBytes: number
}

/**
 * Throws a Refusal for bytes that are no text: read all the same, different ids would become one.
 */
export const textOf = (body: Buffer): string => {
  if (!isUtf8(body)) throw new Refusal(400, 'BAD_REQUEST', '(body): is not UTF-8')
  return body.toString()
}

/** What Node keeps for a chunk beside its bytes, about: a body may come in chunks of one byte. */
const CHUNK_COST_BYTES = 256

/**
 * Reads bodies into memory within a bound for all connections together, since nobody has said yet
 * who sends them. What comes on top is read and forgotten, and told to come again: who still sends
 * would not read an answer.
 */
export class Bodies {
  readonly #limits: BodyLimits
  readonly #held = new WeakMap<FastifyRequest, number>()
  #heldBytes = 0

  constructor(server: FastifyInstance, limits: BodyLimits) {
    this.#limits = limits
    server.addHook('onRequest', (request, reply, done) => {
      // Also when the connection breaks.
      reply.raw.once('close', () => this.#release(request))
      done()
    })
  }

  /** Rejects with a Refusal: TOO_LARGE, BUSY, or BAD_REQUEST when the body breaks off. */
  read(request: FastifyRequest, payload: IncomingMessage): Promise<Buffer> {
    const { bodyMaxBytes } = this.#limits
    const tooLarge = () => new Refusal(413, 'TOO_LARGE', `(body): at most ${bodyMaxBytes} bytes`)
    if (Number(request.headers['content-length']) > bodyMaxBytes) return Promise.reject(tooLarge())
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      let bytes = 0
      let isKept = true
      payload.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > bodyMaxBytes) reject(tooLarge())
        isKept &&= bytes <= bodyMaxBytes && this.#hold(request, chunk.length + CHUNK_COST_BYTES)
        if (isKept) chunks.push(chunk)
        else this.#forget(request, chunks)
      })
      payload.once('end', () => {
        if (isKept) resolve(Buffer.concat(chunks, bytes))
        else reject(new Refusal(429, 'BUSY', 'too many bodies are under way; send it again'))
      })
      payload.once('error', () => reject(new Refusal(400, 'BAD_REQUEST', '(body): broke off')))
    })
  }

  #hold(request: FastifyRequest, bytes: number): boolean {
    if (this.#heldBytes + bytes > this.#limits.bodiesMaxBytes) return false
    this.#held.set(request, (this.#held.get(request) ?? 0) + bytes)
    this.#heldBytes += bytes
    return true
  }

  #forget(request: FastifyRequest, chunks: Buffer[]): void {
    chunks.length = 0
    this.#release(request)
  }

  #release(request: FastifyRequest): void {
    this.#heldBytes -= this.#held.get(request) ?? 0
    this.#held.delete(request)
  }
}
