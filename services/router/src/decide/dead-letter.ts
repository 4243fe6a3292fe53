import type { BatonError } from '@baton/domain'
import type { Headers, InputPartition, InputRecord, OutputRecord } from '@baton/stream'

/** Longest message of an error in a header, in characters. */
const MESSAGE_MAX_CHARS = 500

/** The raw record with why it is here, in the headers of KIP-1034; a record too large to be copied comes without its value. */
export const deadLetterOf = (
  record: InputRecord,
  from: InputPartition,
  error: BatonError,
  whole: boolean,
): OutputRecord => ({
  key: record.key,
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
