/**
 * Where Kafka's answers name brokers, and how to have them name others: a proxy in front of several
 * brokers needs it.
 */
import type { SeenRequest } from './kafka-wire.ts'

export interface HostPort {
  readonly host: string
  readonly port: number
}

/** The address to name in place of the one that a broker advertises. */
export type Route = (advertised: HostPort) => HostPort

/** From these versions on, answers have compact strings and tagged fields. */
const FLEXIBLE_FROM = { Metadata: 9, FindCoordinator: 3 } as const
const HEAD_BYTES = 8
const INT32_BYTES = 4

/**
 * The answer with its broker addresses replaced; any answer but those of Metadata and
 * FindCoordinator as it is. Throws for a version that is not understood: a client that goes past
 * the proxy would spoil every test without a word.
 */
export const rerouted = (request: SeenRequest, answer: Buffer, route: Route): Buffer => {
  const { api, apiVersion } = request
  if (api !== 'Metadata' && api !== 'FindCoordinator') return answer
  if (apiVersion >= FLEXIBLE_FROM[api])
    throw new Error(`${api} v${apiVersion} is not understood by the fault proxy`)
  const copy = new Rewriter(answer)
  copy.keep(HEAD_BYTES)
  if (api === 'Metadata') rewriteBrokers(copy, apiVersion, route)
  else rewriteCoordinator(copy, apiVersion, route)
  return copy.done()
}

const rewriteBrokers = (copy: Rewriter, version: number, route: Route): void => {
  if (version >= 3) copy.keep(INT32_BYTES) // throttle time
  const brokers = copy.int32()
  for (let i = 0; i < brokers; i++) {
    copy.keep(INT32_BYTES) // node id
    copy.address(route)
    if (version >= 1) copy.keepString() // rack
  }
}

const rewriteCoordinator = (copy: Rewriter, version: number, route: Route): void => {
  if (version >= 1) copy.keep(INT32_BYTES) // throttle time
  copy.keep(2) // error code
  if (version >= 1) copy.keepString() // error message
  copy.keep(INT32_BYTES) // node id
  copy.address(route)
}

/** Copies a frame from its beginning, with some of its parts replaced. */
class Rewriter {
  readonly #from: Buffer
  readonly #parts: Buffer[] = []
  #at = 0

  constructor(from: Buffer) {
    this.#from = from
  }

  keep(bytes: number): void {
    this.#parts.push(this.#from.subarray(this.#at, this.#at + bytes))
    this.#at += bytes
  }

  int32(): number {
    const value = this.#from.readInt32BE(this.#at)
    this.keep(INT32_BYTES)
    return value
  }

  /** A nullable string. */
  keepString(): void {
    this.keep(2 + Math.max(0, this.#from.readInt16BE(this.#at)))
  }

  /** No coordinator is an empty host and port -1. */
  address(route: Route): void {
    const length = this.#from.readInt16BE(this.#at)
    const host = this.#from.toString('utf8', this.#at + 2, this.#at + 2 + length)
    const port = this.#from.readInt32BE(this.#at + 2 + length)
    if (host === '') return this.keep(2 + length + INT32_BYTES)
    this.#at += 2 + length + INT32_BYTES
    const named = route({ host, port })
    const bytes = Buffer.from(named.host)
    const written = Buffer.alloc(2 + bytes.length + INT32_BYTES)
    written.writeInt16BE(bytes.length, 0)
    bytes.copy(written, 2)
    written.writeInt32BE(named.port, 2 + bytes.length)
    this.#parts.push(written)
  }

  /** The frame, its size field made right. */
  done(): Buffer {
    const frame = Buffer.concat([...this.#parts, this.#from.subarray(this.#at)])
    frame.writeInt32BE(frame.length - INT32_BYTES, 0)
    return frame
  }
}
