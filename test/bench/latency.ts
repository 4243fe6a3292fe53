/**
 * Producer send to routed message read committed, at fixed rates (open loop: a send that is late
 * counts from when it was due), on the messages of the Kafka Streams peer. The router runs in a
 * process of its own, as in production. Each run goes through all rates on the same router and
 * broker, as the peer's own benchmark does.
 */
import { readFileSync } from 'node:fs'
import { openPlatform, type Platform, publishPolicies } from '@baton/cli'
import { partitionOf, type RoutedMessage } from '@baton/domain'
import { parsePolicy } from '@baton/rules'
import type { PartitionSource } from '@baton/stream'
import { eventOf } from './drain/full-events.ts'
import { WorkerProcess } from './drain/worker-process.ts'
import { type Measured, percentile } from './harness/figures.ts'
import { paced } from './harness/pace.ts'
import { withCluster } from './harness/with-cluster.ts'
import { messages } from './peer/workload.mjs'

const PARTITIONS = 8
const POLICY = new URL('../../deploy/policies/real-estate.yaml', import.meta.url)

export interface LatencyOptions {
  readonly runs: number
  readonly rates: readonly number[]
  readonly seconds: number
  /** Not counted, first, of each run at each rate. */
  readonly warmUpSeconds: number
}

interface Load {
  readonly perSecond: number
  readonly seconds: number
  readonly warmUpSeconds: number
  /** Stands in the id of each of its messages. */
  readonly tag: string
}

/** Listens on all routing topics; `seen` gives the time a message was read. */
const listen = async (platform: Platform, seen: (messageId: string) => void) => {
  const codec = platform.codecs.of('routing.v1')
  const sources: PartitionSource[] = []
  const topics = [...platform.bots, 'human'].map(bot => platform.topic(`routing.${bot}.v1`))
  let stopped = false
  const follow = async (source: PartitionSource) => {
    while (!stopped) {
      const batch = await source.next()
      for (const { value } of batch?.records ?? []) {
        const routed: RoutedMessage | null = value && codec.decode(value)
        if (routed?.message) seen(routed.message.messageId)
      }
    }
  }
  const loops: Promise<void>[] = []
  for (const topic of topics) {
    for (let partition = 0; partition < PARTITIONS; partition++) {
      const { end } = await platform.kafka.log.ends(topic, partition)
      const source = platform.kafka.log.source(topic, partition, end)
      sources.push(source)
      loops.push(follow(source))
    }
  }
  return async () => {
    stopped = true
    await Promise.all(sources.map(source => source.stop()))
    await Promise.all(loops)
  }
}

const sendAll = async (
  platform: Platform,
  { perSecond, seconds, warmUpSeconds, tag }: Load,
  due: Map<string, number>,
) => {
  const appender = platform.kafka.appender()
  const codec = platform.codecs.of('contact.events.v1')
  const topic = platform.topic('contact.events.v1')
  const total = perSecond * (seconds + warmUpSeconds)
  const sends: Promise<unknown>[] = []
  for await (const { item: message, from } of paced(messages(total), perSecond)) {
    const messageId = `${tag}-${message.messageId}`
    const key = Buffer.from(message.contactId)
    const value = codec.encode(eventOf({ ...message, messageId }))
    due.set(messageId, from)
    const records = [{ key, value, timestamp: Date.now() }]
    const partition = partitionOf(key, PARTITIONS)
    sends.push(appender.append([{ topic, partition, records }]))
  }
  await Promise.all(sends)
  await appender.close()
}

const DRAIN_MS = 5_000

export const benchLatency = (
  { runs, rates, seconds, warmUpSeconds }: LatencyOptions,
  print: (measured: Measured) => void,
): Promise<void> =>
  withCluster(async ({ cluster: { brokers, registryUrl }, dir }) => {
    const parsed = parsePolicy(readFileSync(POLICY, 'utf8'), 'real-estate.yaml')
    const access = { brokers, registryUrl, appId: 'latency', partitions: PARTITIONS }
    const address = { ...access, clock: 'broker' as const, bots: Object.keys(parsed.policy.bots) }
    const platform = await openPlatform(address, 'bench')
    await publishPolicies(platform, [{ location: '*', parsed }], 'bench', Date.now())
    const router = new WorkerProcess({ ...access, kind: 'full', clock: 'broker', dataDir: dir })
    try {
      await router.until(report => report.readyAt > 0)
      for (let run = 0; run < runs; run++)
        for (const [i, perSecond] of rates.entries()) {
          const load = { perSecond, seconds, warmUpSeconds, tag: `m-${run}-${i}` }
          print(await measured(platform, router, load))
        }
    } finally {
      await router.end()
      await platform.close()
    }
  })

const measured = async (
  platform: Platform,
  router: WorkerProcess,
  load: Load,
): Promise<Measured> => {
  const { perSecond, seconds, warmUpSeconds } = load
  const due = new Map<string, number>()
  const took: { readonly at: number; readonly ms: number }[] = []
  const begun = performance.now()
  const stop = await listen(platform, messageId => {
    const at = due.get(messageId)
    if (at === undefined) return
    due.delete(messageId)
    took.push({ at, ms: performance.now() - at })
  })
  const { cpuUs } = router.last!
  await sendAll(platform, load, due)
  await new Promise(resolve => setTimeout(resolve, DRAIN_MS))
  const used = router.last!.cpuUs - cpuUs
  await stop()
  const from = begun + warmUpSeconds * 1000
  const counted = took.filter(one => one.at >= from).map(one => one.ms)
  const sorted = counted.toSorted((a, b) => a - b)
  return {
    bench: 'latency',
    circumstances: `${perSecond}/s, ${seconds} s after ${warmUpSeconds} s of warm-up`,
    figures: {
      p50Ms: percentile(sorted, 0.5),
      p95Ms: percentile(sorted, 0.95),
      p99Ms: percentile(sorted, 0.99),
      maxMs: percentile(sorted, 1),
      sent: perSecond * seconds,
      routed: sorted.length,
      cpuUsPerEvent: used / (perSecond * (seconds + warmUpSeconds)),
    },
  }
}
