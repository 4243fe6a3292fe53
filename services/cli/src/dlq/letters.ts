import { BatonError } from '@baton/domain'
import type { Headers } from '@baton/stream'
import type { Platform } from '../platform/platform.ts'

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

/** Dead letters of one reader, or of all, partition by partition in log order. */
export const deadLetters = async (platform: Platform, reader?: string): Promise<DeadLetter[]> => {
  const readers = readersOf(platform)
  if (reader !== undefined && !readers.includes(reader)) {
    throw new BatonError(
      'BAD_REQUEST',
      `no dead letters of ${reader}: there are ${readers.join(', ')}`,
    )
  }
  const found: DeadLetter[] = []
  for (const name of reader === undefined ? readers : [reader]) {
    for (let partition = 0; partition < platform.partitions; partition++) {
      await platform.kafka.log.readToEnd({
        topic: platform.topic(`${name}${SUFFIX}`),
        partition,
        onBatch: ({ records }) => {
          for (const record of records) found.push(letterOf(`${name}/${partition}`, record))
        },
      })
    }
  }
  return found
}

/** One dead letter by its id; BAD_REQUEST when there is none. */
export const deadLetter = async (platform: Platform, id: string): Promise<DeadLetter> => {
  const reader = id.split('/')[0] ?? ''
  const found = (await deadLetters(platform, reader)).find(letter => letter.id === id)
  if (!found)
    throw new BatonError('BAD_REQUEST', `no dead letter ${id}: \`baton dlq ls\` lists them`)
  return found
}

interface Raw {
  readonly offset: number
  readonly timestamp: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: Headers | undefined
}

const letterOf = (
  place: string,
  { offset, timestamp, key, value, headers = {} }: Raw,
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
