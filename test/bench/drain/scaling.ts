import { join } from 'node:path'
import { openPlatform, type Platform } from '@baton/cli'
import type { Measured } from '../harness/figures.ts'
import { withCluster } from '../harness/with-cluster.ts'
import { type DrainOptions, drain, measured, runAll } from './drain.ts'
import { append } from './preload.ts'
import { nameOf, type Steady, steadyConversation, steadyEvents } from './steady.ts'
import { appendContacts, begunApp, readyRouter, sampled } from './stored-contacts.ts'
import type { WorkerOrder } from './worker.ts'

export type DrainCase = Pick<DrainOptions, 'kind' | 'processes' | 'count'>

const PARTITIONS = 8

/** Cold drains in turn, `runs` times over, on one broker: what disturbs one disturbs the others as well. */
export const benchDrains = (
  cases: readonly DrainCase[],
  runs: number,
  print: (measured: Measured) => void,
): Promise<void> =>
  withCluster(async ({ cluster: { brokers, registryUrl } }) => {
    const partitions = PARTITIONS
    for (let run = 0; run < runs; run++)
      for (const one of cases) print(await drain({ ...one, brokers, registryUrl, partitions }))
  })

export interface ScalingOptions {
  readonly contacts: readonly number[]
  /** Messages to be decided. */
  readonly count: number
  readonly runs: number
}

/** Messages of so many contacts who are all in the same conversation, decided by one process that has all their states stored. */
export const benchScaling = (
  { contacts, count, runs }: ScalingOptions,
  print: (measured: Measured) => void,
): Promise<void> =>
  withCluster(async ({ cluster: { brokers, registryUrl }, dir }) => {
    const steady = steadyConversation()
    for (let run = 0; run < runs; run++)
      for (const number of contacts) {
        const appId = `scaling-${run}-${number}`
        const access = { brokers, registryUrl, appId, partitions: PARTITIONS }
        const order = { ...access, clock: 'log' as const, kind: 'full' as const }
        const here = { ...order, dataDir: join(dir, appId) }
        await stored(here, steady, number, count)
        const { half, end } = await runAll([here], count)
        print(measured({ kind: 'full', processes: 1, count, contacts: number }, half, end))
      }
  })

/** The contacts in the changelog and in the router's store, their messages in the input. */
const stored = async (
  order: WorkerOrder,
  steady: Steady,
  contacts: number,
  count: number,
): Promise<void> => {
  await begunApp(order)
  const platform = await openPlatform({ ...order, bots: ['lead', 'buyer', 'seller'] }, 'bench')
  try {
    const { progress } = await sampled(platform, PARTITIONS)
    const names = Array.from({ length: contacts }, (_, i) => nameOf(i))
    await appendContacts(platform, { state: steady.state, progress }, names)
    const { worker } = await readyRouter(order)
    await worker.end()
    const topic = platform.topic('contact.events.v1')
    const records = encoded(platform, steady, contacts, count)
    await append(platform.kafka, topic, PARTITIONS, records)
  } finally {
    await platform.close()
  }
}

const encoded = function* (platform: Platform, steady: Steady, contacts: number, count: number) {
  const codec = platform.codecs.of('contact.events.v1')
  for (const { contactId, event, at } of steadyEvents(steady, contacts, count))
    yield { key: Buffer.from(contactId), value: codec.encode(event), timestamp: at }
}
