import { type Codecs, physicalName } from '@baton/codec'
import { PROGRESS_KEY } from '@baton/domain'
import type { LogPort } from '@baton/stream'
import type { ValueMap } from './value-map.ts'

/**
 * What a changelog says, read to one end: a consistent picture, because each transaction ends with
 * its progress.
 */
export interface Changelog {
  /** Next input offset to decide; null when there is no progress at all. */
  readonly input: number | null
  /** The offset of the changelog behind the last record read. */
  readonly end: number
  /** States that no progress follows. */
  readonly unaccounted: number
  /** When the tables adopted at `from` were in force at the latest: ms, broker time. */
  adoptedBy(from: number): number
}

interface Options {
  readonly log: LogPort
  readonly codecs: Codecs
  readonly appId: string
  readonly partition: number
  /** Gets the last value of each key. */
  readonly states: ValueMap
}

export const readChangelog = async (options: Options): Promise<Changelog> => {
  const { log, codecs, appId, partition, states } = options
  const codec = codecs.of('contact.state.v1')
  const adoptions: { from: number; at: number }[] = []
  let input: number | null = null
  let unaccounted = 0
  const { nextOffset } = await log.readToEnd({
    topic: physicalName(appId, 'contact.state.v1'),
    partition,
    onBatch: async ({ records }) => {
      await codec.prefetch(records.map(record => record.value))
      for (const { key, value, timestamp } of records) {
        const name = key?.toString() ?? ''
        if (name !== PROGRESS_KEY) {
          states.set(name, value)
          unaccounted++
          continue
        }
        const progress = value && codec.decode(value).entry['baton.Progress']
        if (!progress) continue
        input = progress.input
        unaccounted = 0
        const { tables, tablesFrom } = progress
        // The progress of the very first take-over is written before any tables are adopted.
        if (tables !== '' && adoptions.at(-1)?.from !== tablesFrom) {
          adoptions.push({ from: tablesFrom, at: timestamp })
        }
      }
      await states.settled()
    },
  })
  // Compaction may have taken the first progress with some tables; a later one bounds the time as
  // well.
  const adoptedBy = (from: number) =>
    adoptions.find(one => one.from >= from)?.at ?? Number.POSITIVE_INFINITY
  return { input, end: nextOffset, unaccounted, adoptedBy }
}

/**
 * The input offset of the progress records from an offset of the changelog on; null when there is
 * none.
 */
export const laterProgress = async (
  { log, codecs, appId, partition }: Pick<Options, 'log' | 'codecs' | 'appId' | 'partition'>,
  from: number,
): Promise<number | null> => {
  let input: number | null = null
  await log.readToEnd({
    topic: physicalName(appId, 'contact.state.v1'),
    partition,
    from,
    onBatch: async ({ records }) => {
      await codecs.of('contact.state.v1').prefetch(records.map(({ value }) => value))
      for (const { key, value } of records) {
        if (!value || key?.toString() !== PROGRESS_KEY) continue
        input = codecs.of('contact.state.v1').decode(value).entry['baton.Progress']?.input ?? input
      }
    },
  })
  return input
}
