import type { Link } from '../cluster/link.ts'
import type { AbortedTransaction } from '../records/abort-filter.ts'
import { type Frame, readInt64 } from '../wire/frame.ts'
import { throwIfFailed } from '../wire/protocol-error.ts'

const FETCH = 1
const FETCH_VERSION = 11
const CONSUMER = -1
const READ_COMMITTED = 1
const MIN_BYTES = 1
const NO_SESSION = 0
const NO_SESSION_EPOCH = -1
const UNKNOWN = -1

export interface FetchQuestion {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly maxWaitMs: number
  readonly maxBytes: number
}

export interface FetchAnswer {
  readonly highWatermark: number
  readonly lastStableOffset: number
  readonly aborted: readonly AbortedTransaction[]
  /** A view on the answer's bytes. */
  readonly set: Buffer
}

/** Asks the leader for one partition, read committed, outside any fetch session. */
export const fetchPartition = async (
  link: Link,
  frame: Frame,
  question: FetchQuestion,
): Promise<FetchAnswer> => {
  const { topic, partition, offset, maxWaitMs, maxBytes } = question
  link
    .begin(frame, FETCH, FETCH_VERSION)
    .int32(CONSUMER)
    .int32(maxWaitMs)
    .int32(MIN_BYTES)
    .int32(maxBytes)
    .int8(READ_COMMITTED)
    .int32(NO_SESSION)
    .int32(NO_SESSION_EPOCH)
    .int32(1)
    .string(topic)
    .int32(1)
    .int32(partition)
    .int32(UNKNOWN) // leader epoch
    .int64(offset)
    .int64(UNKNOWN) // log start, for followers
    .int32(maxBytes)
    .int32(0) // forgotten topics
    .string('') // rack
  return decodeFetch(await link.exchange(frame, maxWaitMs))
}

/** The one partition of a Fetch v11 answer. */
export const decodeFetch = (answer: Buffer): FetchAnswer => {
  throwIfFailed(answer.readInt16BE(4), 'Fetch') // after the throttle time
  const topics = answer.readInt32BE(10) // after the session id
  throwIfFailed(topics === 1 ? 0 : UNKNOWN, 'Fetch')
  let at = 16 + answer.readInt16BE(14) // the topic's name
  at += 4 + 4 // partition count, partition
  throwIfFailed(answer.readInt16BE(at), 'Fetch')
  const highWatermark = readInt64(answer, at + 2)
  const lastStableOffset = readInt64(answer, at + 10)
  const abortedCount = answer.readInt32BE(at + 26) // after the log start offset
  at += 30
  const aborted: AbortedTransaction[] = []
  for (let i = 0; i < abortedCount; i += 1, at += 16)
    aborted.push({
      producerId: readInt64(answer, at),
      firstOffset: readInt64(answer, at + 8),
    })
  const length = Math.max(0, answer.readInt32BE(at + 4)) // after the preferred replica
  const set = answer.subarray(at + 8, at + 8 + length)
  return { highWatermark, lastStableOffset, aborted, set }
}
