import type { OutputRecords, WriteReceipt } from '@baton/stream'
import type { Settings } from '../cluster/config.ts'
import { type BatchOrigin, encodeBatch } from '../records/encode-batch.ts'
import {
  compactArray,
  compactBytes,
  compactString,
  FlexibleAnswer,
  tags,
} from '../wire/flexible.ts'
import { type Frame, readInt64 } from '../wire/frame.ts'
import { ProtocolError } from '../wire/protocol-error.ts'

const PRODUCE = 0
const PRODUCE_VERSION = 7
/** The first of transaction.version 2. */
const PRODUCE_ADDING_VERSION = 12
const ALL_IN_SYNC = -1
const DUPLICATE_SEQUENCE = 46

export interface PartitionBatch {
  readonly topic: string
  readonly partition: number
  readonly records: OutputRecords
  readonly origin: BatchOrigin
}

export type BatchesByTopic = ReadonlyMap<string, readonly PartitionBatch[]>

/**
 * Writes a Produce request with one batch per partition; the batches of one topic come one after
 * the other.
 */
export const writeProduce = (
  frame: Frame,
  { clientId, requestTimeoutMs }: Settings,
  transactionalId: string | null,
  byTopic: BatchesByTopic,
): Frame => {
  frame
    .begin(PRODUCE, PRODUCE_VERSION, clientId)
    .string(transactionalId)
    .int16(ALL_IN_SYNC)
    .int32(requestTimeoutMs)
    .int32(byTopic.size)
  for (const [topic, batches] of byTopic) {
    frame.string(topic).int32(batches.length)
    for (const { partition, records, origin } of batches) {
      const lengthAt = frame.int32(partition).end
      frame.int32(0)
      encodeBatch(frame, records, origin)
      frame.setInt32(lengthAt, frame.end - lengthAt - 4)
    }
  }
  return frame
}

/**
 * The receipts of a Produce v7 answer; throws the first error. A batch that the broker has already
 * is a success; of a very old one it no longer knows the offset, which then is -1.
 */
export const readReceipts = (answer: Buffer): WriteReceipt[] => {
  const receipts: WriteReceipt[] = []
  let at = 4
  for (let topics = answer.readInt32BE(0); topics > 0; topics -= 1) {
    const nameEnd = at + 2 + answer.readInt16BE(at)
    const topic = answer.toString('utf8', at + 2, nameEnd)
    at = nameEnd + 4
    for (let partitions = answer.readInt32BE(nameEnd); partitions > 0; partitions -= 1, at += 30) {
      const partition = answer.readInt32BE(at)
      throwIfNotThere(answer.readInt16BE(at + 4), topic, partition)
      receipts.push({ topic, partition, baseOffset: readInt64(answer, at + 6) })
    }
  }
  return receipts
}

const throwIfNotThere = (errorCode: number, topic: string, partition: number): void => {
  if (errorCode !== 0 && errorCode !== DUPLICATE_SEQUENCE)
    throw new ProtocolError(errorCode, `Produce to ${topic}/${partition}`)
}

/** As `writeProduce`; the leader adds the partitions to the transaction itself. */
export const writeAddingProduce = (
  frame: Frame,
  { clientId, requestTimeoutMs }: Settings,
  transactionalId: string,
  byTopic: BatchesByTopic,
): Frame => {
  compactString(tags(frame.begin(PRODUCE, PRODUCE_ADDING_VERSION, clientId)), transactionalId)
    .int16(ALL_IN_SYNC)
    .int32(requestTimeoutMs)
  compactArray(frame, [...byTopic], ([topic, batches]) => {
    compactArray(compactString(frame, topic), batches, ({ partition, records, origin }) =>
      tags(compactBytes(frame.int32(partition), () => encodeBatch(frame, records, origin))),
    )
    tags(frame)
  })
  return tags(frame)
}

/** As `readReceipts`, of the answer to `writeAddingProduce`. */
export const readAddingReceipts = (bytes: Buffer): WriteReceipt[] => {
  const answer = new FlexibleAnswer(bytes)
  const topics = answer.structs(() => {
    const topic = answer.string()
    return answer.structs(() => {
      const partition = answer.int32()
      throwIfNotThere(answer.int16(), topic, partition)
      const baseOffset = answer.int64()
      answer.int64() // append time
      answer.int64() // start of the log
      answer.structs(() => [answer.int32(), answer.string()]) // records that were refused
      answer.string() // error message
      return { topic, partition, baseOffset }
    })
  })
  return topics.flat()
}
