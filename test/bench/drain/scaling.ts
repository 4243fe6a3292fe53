import { join } from 'node:path'
import { openPlatform, type Platform } from '@baton/cli'
import { partitionOf } from '@baton/domain'
import type { Measured } from '../harness/figures.ts'
import { paced } from '../harness/pace.ts'
import { withCluster } from '../harness/with-cluster.ts'
import { type DrainOptions, drain, measured, runAll } from './drain.ts'
import { append } from './preload.ts'
import { nameOf, type Steady, steadyConversation, steadyEvents } from './steady.ts'
import { appendContacts, begunApp, readyRouter, sampled } from './stored-contacts.ts'
import type { WorkerOrder } from './worker.ts'

export type DrainCase = Pick<DrainOptions, 'kind' | 'processes' | 'count'>

const PARTITIONS = 8

/**
 * Cold drains in turn, `runs` times over, on one broker: what disturbs one disturbs the others as
 * well.
 */
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

/** Well within what the router can do: nearly every message has a transaction of its own. */
const PER_SECOND = 500
const PACED_WARM_UP = 10 * PER_SECOND
const PACED = 20 * PER_SECOND
const DECIDED = PACED_WARM_UP + PACED

/**
 * Messages of so many contacts who are all in the same conversation, decided by one process that
 * has all their states stored: first as they come, at a fixed rate, then a backlog.
 */
export const benchScaling = (
  { contacts, count, runs }: ScalingOptions,
  print: (measured: Measured) => void,
): Promise<void> =>
  withCluster(async ({ cluster: { brokers, registryUrl }, dir }) => {
    const conversation = steadyConversation()
    for (let run = 0; run < runs; run++)
      for (const number of contacts) {
        const appId = `scaling-${run}-${number}`
        const access = { brokers, registryUrl, appId, partitions: PARTITIONS }
        const order = { ...access, clock: 'log' as const, kind: 'full' as const }
        const here = { ...order, dataDir: join(dir, appId) }
        await begunApp(here)
        const platform = await openPlatform({ ...here, bots: ['lead', 'buyer', 'seller'] }, 'bench')
        try {
          const app = { order: here, platform, conversation, contacts: number }
          await storeContacts(app)
          print(await keepsUp(app))
          const backlog = eventsOf(app, DECIDED, DECIDED + count)
          await append(platform.kafka, topicOf(app), PARTITIONS, backlog)
        } finally {
          await platform.close()
        }
        const { half, end } = await runAll([here], count)
        print(measured({ kind: 'full', processes: 1, count, contacts: number }, half, end))
      }
  })

interface App {
  readonly order: WorkerOrder
  readonly platform: Platform
  readonly conversation: Steady
  readonly contacts: number
}

const topicOf = ({ platform }: App): string => platform.topic('contact.events.v1')

/** The contacts in the changelog and in the router's store. */
const storeContacts = async ({ order, platform, conversation, contacts }: App): Promise<void> => {
  const { progress } = await sampled(platform, PARTITIONS)
  const names = Array.from({ length: contacts }, (_, i) => nameOf(i))
  await appendContacts(platform, { state: conversation.state, progress }, names)
  const { worker } = await readyRouter(order)
  await worker.end()
}

const eventsOf = function* ({ platform, conversation, contacts }: App, begin: number, end: number) {
  const codec = platform.codecs.of('contact.events.v1')
  for (const { contactId, event, at } of steadyEvents(conversation, contacts, begin, end))
    yield { key: Buffer.from(contactId), value: codec.encode(event), timestamp: at }
}

const keepsUp = async (app: App): Promise<Measured> => {
  const { worker } = await readyRouter(app.order)
  const appender = app.platform.kafka.appender()
  const send = async (from: number, to: number) => {
    const sent: Promise<unknown>[] = []
    for await (const { item: record } of paced(eventsOf(app, from, to), PER_SECOND)) {
      const partition = partitionOf(record.key, PARTITIONS)
      sent.push(appender.append([{ topic: topicOf(app), partition, records: [record] }]))
    }
    await Promise.all(sent)
    return worker.until(({ records }) => records >= to)
  }
  try {
    const warm = await send(0, PACED_WARM_UP)
    const end = await send(PACED_WARM_UP, DECIDED)
    return {
      bench: 'scaling',
      circumstances: `${PER_SECOND}/s, ${app.contacts} contacts`,
      figures: { cpuUsPerEvent: (end.cpuUs - warm.cpuUs) / PACED, anonymousMb: end.anonymousMb },
    }
  } finally {
    await appender.close()
    await worker.end()
  }
}
