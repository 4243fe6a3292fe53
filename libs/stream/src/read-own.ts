import { BatonError, isBatonError } from '@baton/domain'
import { shownKey, type TopicPartition } from './passed-over.ts'
import type { InputRecord } from './ports.ts'

/**
 * Reads what the task itself wrote. Where that cannot be read it throws `pause`, not `poison`: the
 * record that needs it is not at fault, and can be decided once it can be read.
 */
export const readOwn = <T>(what: string, read: () => T): T => {
  try {
    return read()
  } catch (error) {
    if (isBatonError(error) && error.remedy !== 'poison') throw error
    const why = error instanceof Error ? error.message : 'not an Error'
    throw new BatonError('SCHEMA_DIFFERS', `${what} cannot be read: ${why}`, error)
  }
}

/** Whether `readOwn` threw it of bytes that nobody can read. */
export const isUnread = (error: unknown): error is BatonError =>
  isBatonError(error) && error.code === 'SCHEMA_DIFFERS'

/** Of a key so much is named, in characters: a contact's may be a phone number. */
const KEY_SHOWN_MAX = 4
const WAY_OUT =
  'a later record of its key that can be read, or a tombstone, ends that (docs/operations.md)'

/** The same, of a record in a changelog: it names where that stands, and what to do. */
export const unreadAt = (
  { topic, partition }: TopicPartition,
  { key, offset }: Pick<InputRecord, 'key' | 'offset'>,
  { message, cause }: BatonError,
): BatonError => {
  const place = `${topic}/${partition}/${offset}, ${shownKey(key, KEY_SHOWN_MAX)}`
  return new BatonError('SCHEMA_DIFFERS', `${place}: ${message}; ${WAY_OUT}`, cause)
}
