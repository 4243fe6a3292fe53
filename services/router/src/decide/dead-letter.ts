import { type BatonError, KEY_MAX_BYTES } from '@baton/domain'
import type { Headers, InputPartition, InputRecord, OutputRecord } from '@baton/stream'

/** Longest message of an error in a header, in characters. */
const MESSAGE_MAX_CHARS = 500

/** Longer keys are nobody's, and may be as long as a record: they are not written again. */
export const shortKey = (key: Buffer | null): Buffer | null =>
  key !== null && key.length > KEY_MAX_BYTES ? null : key

/**
 * The raw record with why it is here, in the headers of KIP-1034; a record too large to be copied
 * comes without its value and long key.
 */
export const deadLetterOf = (
  record: InputRecord,
  from: InputPartition,
  error: BatonError,
  whole: boolean,
): OutputRecord => ({
  key: whole ? record.key : shortKey(record.key),
  value: whole ? record.value : null,
  headers: { ...(whole ? record.headers : {}), ...reasons(record, from, error, whole) },
  timestamp: record.timestamp,
})

const reasons = (
  { offset }: InputRecord,
  { topic, partition }: InputPartition,
  error: BatonError,
  whole: boolean,
): Headers => {
  const header = (name: string, value: string) => [`__streams.errors.${name}`, Buffer.from(value)]
  return Object.fromEntries([
    header('exception', `${error.name}/${error.code}`),
    header('message', error.message.slice(0, MESSAGE_MAX_CHARS)),
    header('topic', topic),
    header('partition', String(partition)),
    header('offset', String(offset)),
    ...(whole ? [] : [header('value', 'left out')]),
  ])
}
