import { BatonError } from '@baton/domain'
import type { Link } from '../cluster/link.ts'
import { compactString, FlexibleAnswer, tags } from '../wire/flexible.ts'
import type { Frame } from '../wire/frame.ts'
import { throwIfFailed } from '../wire/protocol-error.ts'

const ADD_PARTITIONS_TO_TXN = 24
const END_TXN = 26
const VERSION = 1
/** The first of transaction.version 2. */
const END_TXN_NEXT_EPOCH_VERSION = 5

export interface ProducerIdentity {
  readonly producerId: number
  readonly producerEpoch: number
}

/** Of an idempotent producer when the transactional id is null. */
export const initProducerId = async (
  link: Link,
  transactionalId: string | null,
  transactionTimeoutMs: number,
): Promise<ProducerIdentity> => {
  const answer = await link.broker.initProducerId({
    transactionalId,
    transactionTimeout: transactionTimeoutMs,
  })
  return { producerId: Number(answer.producerId), producerEpoch: answer.producerEpoch }
}

/** Partitions by topic. */
export type TransactionPartitions = ReadonlyMap<string, readonly { readonly partition: number }[]>

export const addPartitions = async (
  link: Link,
  frame: Frame,
  transactionalId: string,
  identity: ProducerIdentity,
  byTopic: TransactionPartitions,
): Promise<void> => {
  link
    .begin(frame, ADD_PARTITIONS_TO_TXN, VERSION)
    .string(transactionalId)
    .int64(identity.producerId)
    .int16(identity.producerEpoch)
    .int32(byTopic.size)
  for (const [topic, partitions] of byTopic) {
    frame.string(topic).int32(partitions.length)
    for (const { partition } of partitions) frame.int32(partition)
  }
  checkPartitions(await link.exchange(frame))
}

/** Throws the first error that is not merely "another partition of the request failed". */
const checkPartitions = (answer: Buffer): void => {
  const OPERATION_NOT_ATTEMPTED = 55
  let at = 8
  for (let topics = answer.readInt32BE(4); topics > 0; topics -= 1) {
    at += 2 + answer.readInt16BE(at)
    const partitions = answer.readInt32BE(at)
    at += 4
    for (let i = 0; i < partitions; i += 1, at += 6) {
      const errorCode = answer.readInt16BE(at + 4)
      if (errorCode !== OPERATION_NOT_ATTEMPTED) throwIfFailed(errorCode, 'AddPartitionsToTxn')
    }
  }
}

export const endTransaction = async (
  link: Link,
  frame: Frame,
  transactionalId: string,
  identity: ProducerIdentity,
  commit: boolean,
): Promise<void> => {
  link
    .begin(frame, END_TXN, VERSION)
    .string(transactionalId)
    .int64(identity.producerId)
    .int16(identity.producerEpoch)
    .int8(commit ? 1 : 0)
  const answer = await link.exchange(frame)
  throwIfFailed(answer.readInt16BE(4), 'EndTxn')
}

/**
 * Commits; resolves with who writes the next transaction: the same producer in its next epoch, or
 * another when there is none.
 */
export const commitForNextEpoch = async (
  link: Link,
  frame: Frame,
  transactionalId: string,
  identity: ProducerIdentity,
): Promise<ProducerIdentity> => {
  compactString(tags(link.begin(frame, END_TXN, END_TXN_NEXT_EPOCH_VERSION)), transactionalId)
    .int64(identity.producerId)
    .int16(identity.producerEpoch)
    .int8(1)
  const answer = new FlexibleAnswer(await link.exchange(tags(frame)))
  answer.int32() // throttle time
  throwIfFailed(answer.int16(), 'EndTxn')
  const next = { producerId: answer.int64(), producerEpoch: answer.int16() }
  if (!isNext(next, identity))
    throw new BatonError('OUTCOME_UNKNOWN', `EndTxn as ${transactionalId} answered a used epoch`)
  return next
}

/**
 * In an epoch that was used before, sequences would begin again: the broker would take new batches
 * for those it has.
 */
export const isNext = (next: ProducerIdentity, before: ProducerIdentity): boolean => {
  if (next.producerId !== before.producerId) return next.producerId >= 0 && next.producerEpoch >= 0
  return next.producerEpoch > before.producerEpoch
}
