import { BatonError } from '@baton/domain'
import type { Headers, InputRecord } from '@baton/stream'
import type { Platform } from '../platform/platform.ts'
import { recordAt } from '../platform/record-at.ts'

const SUFFIX = '.dlq'
/** Headers of KIP-1034. */
const REASON = '__streams.errors.'

/** A record that its reader could not handle, with why. */
export interface DeadLetter {
  /** reader.topic/partition/offset, as `dlq ls` prints it and `show` and `replay` take it. */
  readonly id: string
  readonly at: number
  readonly key: Buffer | null
  /** null when the record was null, or too large to be copied. */
  readonly value: Buffer | null
  readonly exception: string
  readonly message: string
  /** Where it was read; physical name. */
  readonly topic: string
  readonly partition: number
  readonly offset: number
  /** What the record brought itself. */
  readonly headers: Headers
}

/** Logical names of the topics that hold dead letters, without their suffix. */
export const readersOf = ({ topics }: Platform): string[] =>
  topics
    .filter(({ logical }) => logical.endsWith(SUFFIX))
    .map(({ logical }) => logical.slice(0, -SUFFIX.length))

/**
 * Shows the dead letters of one reader, or of all, partition by partition in log order. They may be
 * many and large: one is waited for before the next is shown, and none is kept.
 */
export const eachDeadLetter = async (
  platform: Platform,
  reader: string | undefined,
  show: (letter: DeadLetter) => void | Promise<void>,
): Promise<void> => {
  const readers = readersOf(platform)
  if (reader !== undefined && !readers.includes(reader)) {
    throw new BatonError(
      'BAD_REQUEST',
      `no dead letters of ${reader}: there are ${readers.join(', ')}`,
    )
  }
  for (const name of reader === undefined ? readers : [reader]) {
    for (let partition = 0; partition < platform.partitions; partition++) {
      await platform.kafka.log.readToEnd({
        topic: platform.topic(`${name}${SUFFIX}`),
        partition,
        onBatch: async ({ records }) => {
          for (const record of records) await show(letterOf(`${name}/${partition}`, record))
        },
      })
    }
  }
}

const ID = /^(.+)\/(\d{1,4})\/(\d{1,15})$/

/** One dead letter by its id, which says where it stands; NOT_FOUND when there is none. */
export const deadLetter = async (platform: Platform, id: string): Promise<DeadLetter> => {
  const [, reader = '', partition = '', offset = ''] = ID.exec(id) ?? []
  const isThere = readersOf(platform).includes(reader) && Number(partition) < platform.partitions
  const topic = platform.topic(`${reader}${SUFFIX}`)
  const record =
    isThere && (await recordAt(platform.kafka.log, topic, Number(partition), Number(offset)))
  if (record) return letterOf(`${reader}/${partition}`, record)
  throw new BatonError('NOT_FOUND', `no dead letter ${id}: \`baton dlq ls\` lists them`)
}

const letterOf = (
  place: string,
  { offset, timestamp, key, value, headers = {} }: InputRecord,
): DeadLetter => {
  const reason = (name: string) => headers[`${REASON}${name}`]?.toString() ?? ''
  return {
    id: `${place}/${offset}`,
    at: timestamp,
    key,
    value,
    exception: reason('exception'),
    message: reason('message'),
    topic: reason('topic'),
    partition: Number(reason('partition')),
    offset: Number(reason('offset')),
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => !name.startsWith(REASON)),
    ),
  }
}
