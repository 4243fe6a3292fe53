import type { Platform } from '@baton/cli'
import { type ContactState, PROGRESS_KEY } from '@baton/domain'
import { append, preloadFull } from './preload.ts'
import type { WorkerOrder } from './worker.ts'
import { WorkerProcess } from './worker-process.ts'

/** Messages decided first, so that the changelogs begin as real ones do. */
const FIRST_MESSAGES = 2_000

export interface Sample {
  readonly state: ContactState
  /** The last `__progress` of each partition, as it stands there. */
  readonly progress: ReadonlyMap<number, Buffer>
}

/** An app that a router has begun to work on. */
export const begunApp = async (order: WorkerOrder): Promise<void> => {
  await preloadFull({ ...order, count: FIRST_MESSAGES })
  const first = new WorkerProcess(order)
  await first.until(report => report.records >= FIRST_MESSAGES)
  await first.end()
}

/** What the router itself wrote. */
export const sampled = async (platform: Platform, partitions: number): Promise<Sample> => {
  const codec = platform.codecs.of('contact.state.v1')
  const progress = new Map<number, Buffer>()
  let state: ContactState | undefined
  for (let partition = 0; partition < partitions; partition++)
    await platform.kafka.log.readToEnd({
      topic: platform.topic('contact.state.v1'),
      partition,
      onBatch: ({ records }) => {
        for (const { key, value } of records) {
          if (key?.toString() === PROGRESS_KEY) progress.set(partition, Buffer.from(value!))
          else if (value) state = codec.decode(value).entry['baton.ContactState'] ?? state
        }
      },
    })
  if (!state) throw new Error('the router wrote no state')
  return { state, progress }
}

/**
 * As many contacts as asked for, all in the same state, each with its last state only, as
 * compaction leaves it.
 */
export const appendContacts = async (
  platform: Platform,
  { state, progress }: Sample,
  names: readonly string[],
): Promise<void> => {
  const value = platform.codecs
    .of('contact.state.v1')
    .encode({ entry: { 'baton.ContactState': state } })
  const topic = platform.topic('contact.state.v1')
  const timestamp = state.eventTime
  const states = names.map(name => ({ key: Buffer.from(name), value, timestamp }))
  await append(platform.kafka, topic, progress.size, states)
  const appender = platform.kafka.appender()
  const key = Buffer.from(PROGRESS_KEY)
  await appender.append(
    [...progress].map(([partition, last]) => ({
      topic,
      partition,
      records: [{ key, value: last, timestamp }],
    })),
  )
  await appender.close()
}

/** A router process that has restored all its partitions, and how long that took. */
export const readyRouter = async (order: WorkerOrder) => {
  const worker = new WorkerProcess(order)
  const { readyAt } = await worker.until(report => report.readyAt > 0)
  return { worker, seconds: (readyAt - worker.startedAt) / 1000 }
}
