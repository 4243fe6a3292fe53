import type { Link } from '../cluster/link.ts'
import { compactArray, compactString, FlexibleAnswer, tags } from '../wire/flexible.ts'
import { Frame } from '../wire/frame.ts'
import { throwIfFailed } from '../wire/protocol-error.ts'

/** The three requests of KIP-664, in their first version. */
const DESCRIBE_PRODUCERS = 61
const DESCRIBE_TRANSACTIONS = 65
const LIST_TRANSACTIONS = 66

const begin = (link: Link, apiKey: number): Frame => tags(link.begin(new Frame(), apiKey, 0))

/** A producer whose transaction has written to the partition and has not ended there. */
export interface ActiveProducer {
  readonly producerId: number
  readonly producerEpoch: number
  /** Of its last batch, ms since 1970. */
  readonly lastTimestamp: number
  readonly coordinatorEpoch: number
  readonly startOffset: number
}

/** Asks the partition's leader for the producers with an open transaction there. */
export const activeProducers = async (
  link: Link,
  topic: string,
  partition: number,
): Promise<readonly ActiveProducer[]> => {
  const frame = begin(link, DESCRIBE_PRODUCERS)
  compactArray(frame, [topic], name => {
    compactString(frame, name)
    compactArray(frame, [partition], number => frame.int32(number))
    tags(frame)
  })
  const answer = new FlexibleAnswer(await link.exchange(tags(frame)))
  answer.int32() // throttle time
  const topics = answer.structs(() => {
    answer.string()
    return answer.structs(() => producersOfPartition(answer))
  })
  return topics.flat(2).filter(({ startOffset }) => startOffset >= 0)
}

const producersOfPartition = (answer: FlexibleAnswer): ActiveProducer[] => {
  answer.int32() // partition
  const errorCode = answer.int16()
  answer.string()
  throwIfFailed(errorCode, 'DescribeProducers')
  return answer.structs(() => {
    const producerId = answer.int64()
    const producerEpoch = answer.int32()
    answer.int32() // last sequence
    const lastTimestamp = answer.int64()
    const coordinatorEpoch = answer.int32()
    return {
      producerId,
      producerEpoch,
      lastTimestamp,
      coordinatorEpoch,
      startOffset: answer.int64(),
    }
  })
}

/** The transactional ids, by producer id, that this broker coordinates and this client may see. */
export const transactionalIds = async (link: Link): Promise<ReadonlyMap<number, string>> => {
  const frame = begin(link, LIST_TRANSACTIONS)
  const none: readonly string[] = []
  compactArray(frame, none, () => {}) // states
  compactArray(frame, none, () => {}) // producer ids
  const answer = new FlexibleAnswer(await link.exchange(tags(frame)))
  answer.int32() // throttle time
  throwIfFailed(answer.int16(), 'ListTransactions')
  answer.array(() => answer.string()) // unknown states
  const ids = answer.structs(() => {
    const transactionalId = answer.string()
    const producerId = answer.int64()
    answer.string() // state
    return [producerId, transactionalId] as const
  })
  return new Map(ids)
}

export interface CoordinatedTransaction {
  readonly state: string
  readonly timeoutMs: number
  /** Ms since 1970; -1 when none is under way. */
  readonly startedAt: number
  readonly producerId: number
  /** `topic/partition` of all it has written to. */
  readonly partitions: ReadonlySet<string>
}

/** What the coordinator of a transactional id knows of its transaction. */
export const describeTransaction = async (
  link: Link,
  transactionalId: string,
): Promise<CoordinatedTransaction | undefined> => {
  const frame = begin(link, DESCRIBE_TRANSACTIONS)
  compactArray(frame, [transactionalId], id => void compactString(frame, id))
  const answer = new FlexibleAnswer(await link.exchange(tags(frame)))
  answer.int32() // throttle time
  return answer.structs(() => {
    throwIfFailed(answer.int16(), 'DescribeTransactions')
    answer.string()
    const state = answer.string()
    const timeoutMs = answer.int32()
    const startedAt = answer.int64()
    const producerId = answer.int64()
    answer.int16() // epoch
    const topics = answer.structs(() => {
      const topic = answer.string()
      return answer.array(() => `${topic}/${answer.int32()}`)
    })
    return { state, timeoutMs, startedAt, producerId, partitions: new Set(topics.flat()) }
  })[0]
}
