import { join } from 'node:path'
import { openPlatform, type Platform } from '@baton/cli'
import { type ContactState, PROGRESS_KEY, partitionOf } from '@baton/domain'
import type { OutputRecord } from '@baton/stream'
import { preloadFull } from './drain/preload.ts'
import type { WorkerOrder } from './drain/worker.ts'
import { WorkerProcess } from './drain/worker-process.ts'
import type { Measured } from './harness/figures.ts'
import { withCluster } from './harness/with-cluster.ts'

export interface RestoreOptions {
  readonly contacts: number
  readonly runs: number
}

const PARTITIONS = 8
/** Messages decided first, so that the changelogs begin as real ones do. */
const FIRST_MESSAGES = 2_000
const STATE_BYTES = 400
const PER_APPEND = 5_000

interface Sample {
  readonly state: ContactState
  /** The last `__progress` of each partition, as it stands there. */
  readonly progress: ReadonlyMap<number, Buffer>
}

/** What the router itself wrote. */
const sampled = async (platform: Platform): Promise<Sample> => {
  const codec = platform.codecs.of('contact.state.v1')
  const progress = new Map<number, Buffer>()
  let state: ContactState | undefined
  for (let partition = 0; partition < PARTITIONS; partition++)
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

/** The sample, idle, with a summary that fills it up to the size asked for. */
const filled = (platform: Platform, state: ContactState): Buffer => {
  const codec = platform.codecs.of('contact.state.v1')
  const idle = { ...state, pending: [], timers: [], turns: [], summary: '' }
  const encode = (summary: string) =>
    codec.encode({ entry: { 'baton.ContactState': { ...idle, summary } } })
  return encode('x'.repeat(Math.max(0, STATE_BYTES - encode('').length)))
}

/** As many contacts as asked for, each with its last state only, as compaction leaves it. */
const appendStates = async (platform: Platform, contacts: number): Promise<void> => {
  const { state, progress } = await sampled(platform)
  const value = filled(platform, state)
  const topic = platform.topic('contact.state.v1')
  const appender = platform.kafka.appender()
  const at = state.eventTime
  for (let from = 0; from < contacts; from += PER_APPEND) {
    const keys = Array.from({ length: Math.min(PER_APPEND, contacts - from) }, (_, i) =>
      Buffer.from(`contact-${from + i}`),
    )
    const byPartition = Map.groupBy(keys, key => partitionOf(key, PARTITIONS))
    await appender.append(
      [...byPartition].map(([partition, some]) => ({
        topic,
        partition,
        records: some.map((key): OutputRecord => ({ key, value, timestamp: at })),
      })),
    )
  }
  const key = Buffer.from(PROGRESS_KEY)
  await appender.append(
    [...progress].map(([partition, last]) => ({
      topic,
      partition,
      records: [{ key, value: last, timestamp: at }],
    })),
  )
  await appender.close()
}

const ready = async (order: WorkerOrder) => {
  const worker = new WorkerProcess(order)
  const { readyAt } = await worker.until(report => report.readyAt > 0)
  return { worker, seconds: (readyAt - worker.startedAt) / 1000 }
}

/** From the start of a router process until all its partitions are restored: with an empty disk, then with its store intact. */
export const benchRestore = (
  { contacts, runs }: RestoreOptions,
  print: (measured: Measured) => void,
): Promise<void> =>
  withCluster(async ({ cluster: { brokers, registryUrl }, dir }) => {
    const appId = 'restore'
    const access = { brokers, registryUrl, appId, partitions: PARTITIONS, clock: 'log' as const }
    await preloadFull({ ...access, count: FIRST_MESSAGES })
    const order = { ...access, kind: 'full' as const, dataDir: join(dir, 'first') }
    const first = new WorkerProcess(order)
    await first.until(report => report.records >= FIRST_MESSAGES)
    await first.end()

    const platform = await openPlatform({ ...access, bots: ['lead', 'buyer', 'seller'] }, 'bench')
    await appendStates(platform, contacts)
    await platform.close()
    for (let run = 0; run < runs; run++) {
      const here = { ...order, dataDir: join(dir, `run-${run}`) }
      const empty = await ready(here)
      const { cpuWithStartUs } = empty.worker.last!
      await empty.worker.end()
      const intact = await ready(here)
      // The second report of the memory comes a second after the first.
      const { at } = intact.worker.last!
      const settled = await intact.worker.until(report => report.at > at + 2_000)
      await intact.worker.end()
      print({
        bench: 'restore',
        circumstances: `${contacts} contacts of ${STATE_BYTES} B, ${PARTITIONS} partitions, one process`,
        figures: {
          emptyDiskSeconds: empty.seconds,
          emptyDiskCpuSeconds: cpuWithStartUs / 1e6,
          intactStoreSeconds: intact.seconds,
          anonymousMb: settled.anonymousMb,
        },
      })
    }
  })
