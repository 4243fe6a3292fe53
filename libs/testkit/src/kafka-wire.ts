/**
 * As much of Kafka's wire format as a proxy needs: frames, request headers, and answers that only
 * carry an error.
 */

export const API_KEYS = {
  Produce: 0,
  Fetch: 1,
  ListOffsets: 2,
  Metadata: 3,
  OffsetCommit: 8,
  FindCoordinator: 10,
  JoinGroup: 11,
  Heartbeat: 12,
  LeaveGroup: 13,
  SyncGroup: 14,
  InitProducerId: 22,
  AddPartitionsToTxn: 24,
  EndTxn: 26,
} as const

export type Api = keyof typeof API_KEYS

const API_OF = new Map<number, Api>(
  Object.entries(API_KEYS).map(([name, key]) => [key, name as Api]),
)

export interface SeenRequest {
  /** Undefined for an API that no test has asked for yet. */
  readonly api: Api | undefined
  readonly apiKey: number
  readonly apiVersion: number
  readonly correlationId: number
  readonly clientId: string
}

/** Collects bytes and hands out whole frames, size field included. */
export class FrameSplitter {
  #chunks: Buffer[] = []
  #length = 0

  push(chunk: Buffer): Buffer[] {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    if (this.#length < this.#needed()) return []
    let rest = this.#joined()
    const frames: Buffer[] = []
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const end = 4 + rest.readInt32BE(0)
      frames.push(rest.subarray(0, end))
      rest = rest.subarray(end)
    }
    this.#chunks = [rest]
    this.#length = rest.length
    return frames
  }

  #needed(): number {
    const first = this.#chunks[0]
    return first && first.length >= 4 ? 4 + first.readInt32BE(0) : 4
  }

  #joined(): Buffer {
    const [only, ...more] = this.#chunks
    return only && more.length === 0 ? only : Buffer.concat(this.#chunks)
  }
}

export const readRequest = (frame: Buffer): SeenRequest => {
  const apiKey = frame.readInt16BE(4)
  const length = Math.max(0, frame.readInt16BE(12))
  return {
    api: API_OF.get(apiKey),
    apiKey,
    apiVersion: frame.readInt16BE(6),
    correlationId: frame.readInt32BE(8),
    clientId: frame.toString('utf8', 14, 14 + length),
  }
}

export const correlationOf = (answer: Buffer): number => answer.readInt32BE(4)

const BODY_BYTES = 64

/**
 * Answers whose errors stand by topic and partition, and where their list of topics begins (after
 * the throttle time).
 */
const TOPICS_AT: Partial<Record<Api, number>> = {
  Produce: 0,
  ListOffsets: 4,
  OffsetCommit: 4,
  AddPartitionsToTxn: 4,
}

/**
 * Versions from which on an answer is flexible (KIP-482), of those that are spoken here in such a
 * version.
 */
const FLEXIBLE_FROM: Partial<Record<Api, number>> = { Produce: 9, EndTxn: 3 }

/**
 * An answer that says only "this failed", in the versions that Baton speaks. Most answers begin
 * with the throttle time and the error code, the others list one topic with one partition. Zeros
 * stand for empty lists, texts and tagged fields.
 */
export const errorAnswer = (request: SeenRequest, errorCode: number): Buffer => {
  const { api, correlationId } = request
  if (api === undefined || api === 'Metadata') throw new Error(`no error answer for ${api}`)
  const flexible = request.apiVersion >= (FLEXIBLE_FROM[api] ?? Number.POSITIVE_INFINITY)
  const body = flexible ? flexibleBody(api, errorCode) : plainBody(api, errorCode)
  const head = Buffer.alloc(8)
  head.writeInt32BE(4 + body.length, 0)
  head.writeInt32BE(correlationId, 4)
  return Buffer.concat([head, body])
}

/** Lengths of lists and texts are one more than what they hold. */
const flexibleBody = (api: Api, errorCode: number): Buffer => {
  const body = Buffer.alloc(BODY_BYTES)
  // Behind the header's tagged fields: the throttle time, or one topic with an empty name and one
  // partition, number 0.
  if (api === 'Produce') Buffer.from([2, 1, 2]).copy(body, 1)
  body.writeInt16BE(errorCode, api === 'Produce' ? 8 : 5)
  return body
}

const plainBody = (api: Api, errorCode: number): Buffer => {
  const body = Buffer.alloc(BODY_BYTES)
  const topicsAt = TOPICS_AT[api]
  if (topicsAt === undefined) body.writeInt16BE(errorCode, 4)
  else {
    body.writeInt32BE(1, topicsAt) // one topic, with an empty name
    body.writeInt32BE(1, topicsAt + 6) // one partition, number 0
    body.writeInt16BE(errorCode, topicsAt + 14)
  }
  return body
}
