import { BatonError } from '@baton/domain'
import type { InputRecord, LogPort } from '@baton/stream'

/** Long polls in a row that may bring nothing before a record that is there is given up. */
const EMPTY_POLLS_MAX = 60

/**
 * The record at an offset; undefined when there is none: the log ends before, or begins after, or
 * has a gap there.
 */
export const recordAt = async (
  log: LogPort,
  topic: string,
  partition: number,
  offset: number,
): Promise<InputRecord | undefined> => {
  const { start, end } = await log.ends(topic, partition)
  if (offset < start || offset >= end) return undefined
  const source = log.source(topic, partition, offset)
  try {
    for (let polls = 0; polls < EMPTY_POLLS_MAX; polls++) {
      const batch = await source.next()
      if (batch && batch.nextOffset > offset)
        return batch.records.find(record => record.offset === offset)
    }
    throw new BatonError('TIMED_OUT', `${topic}/${partition} does not go on at ${offset}`)
  } finally {
    await source.stop()
  }
}
