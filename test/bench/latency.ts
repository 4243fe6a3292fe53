/**
 * Producer send to routed message read committed, at a fixed rate (open loop: a send that is late counts from when it was
 * due). The router runs in a process of its own, as in production.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlatform, type Platform, publishPolicies } from '@baton/cli'
import { partitionOf, type RoutedMessage } from '@baton/domain'
import { startCluster } from '@baton/embedded'
import { parsePolicy } from '@baton/rules'
import type { PartitionSource } from '@baton/stream'

const PARTITIONS = 4
const CONTACTS = 500
const POLICY = new URL('../../deploy/policies/real-estate.yaml', import.meta.url)
const ROUTER = join(import.meta.dirname, '../../services/router/src/main.ts')
const TEXTS = readFileSync(new URL('../data/intent.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line).text as string)

export interface LatencyOptions {
  readonly perSecond: number
  readonly seconds: number
  /** Not counted, first. */
  readonly warmUpSeconds: number
}

export interface LatencyFigures extends LatencyOptions {
  readonly sent: number
  readonly routed: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly maxMs: number
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

const sendAll = async (platform: Platform, options: LatencyOptions, due: Map<string, number>) => {
  const appender = platform.kafka.appender()
  const codec = platform.codecs.of('contact.events.v1')
  const topic = platform.topic('contact.events.v1')
  const total = options.perSecond * (options.seconds + options.warmUpSeconds)
  const begun = performance.now()
  const sends: Promise<unknown>[] = []
  for (let i = 0; i < total; i++) {
    const at = begun + (i * 1000) / options.perSecond
    const wait = at - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    const messageId = `m-${i}`
    const key = Buffer.from(`c-${(i * 7919) % CONTACTS}`)
    const text = TEXTS[i % TEXTS.length] ?? ''
    const message = { messageId, text, channel: 'sms', conversationId: '', intents: [], facts: [] }
    const event = { eventId: '', locationId: '', source: 'bench', sentAt: 0 }
    const value = codec.encode({ ...event, event: { 'baton.MessageReceived': message } })
    // setTimeout comes up to a millisecond late; the latency is counted from the call itself.
    due.set(messageId, Math.max(at, performance.now() - 1))
    const records = [{ key, value, timestamp: Date.now() }]
    const partition = partitionOf(key, PARTITIONS)
    sends.push(appender.append([{ topic, partition, records }]))
  }
  await Promise.all(sends)
  await appender.close()
}

const DRAIN_MS = 5_000

const percentile = (sorted: readonly number[], q: number) =>
  Number(
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN).toFixed(2),
  )

/** Opted-out contacts and people's turns route nothing to bots: what is not routed is not counted. */
export const benchLatency = async (options: LatencyOptions): Promise<LatencyFigures> => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-latency-'))
  const cluster = await startCluster({
    dataDir: join(dir, 'cluster'),
    env: process.env,
    onProgress: line => process.stderr.write(`${line}\n`),
  })
  const parsed = parsePolicy(readFileSync(POLICY, 'utf8'), 'real-estate.yaml')
  const address = {
    ...cluster,
    appId: 'latency',
    partitions: PARTITIONS,
    clock: 'broker' as const,
    bots: Object.keys(parsed.policy.bots),
  }
  const platform = await openPlatform(address, 'bench')
  await publishPolicies(platform, [{ location: '*', parsed }], 'bench', Date.now())
  const router = spawn(process.execPath, [ROUTER], {
    env: {
      ...process.env,
      BATON_BROKERS: cluster.brokers.join(','),
      BATON_REGISTRY_URL: cluster.registryUrl,
      BATON_APP_ID: 'latency',
      BATON_PARTITIONS: String(PARTITIONS),
      BATON_DATA_DIR: dir,
      BATON_HTTP_PORT: '0',
      BATON_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    const due = new Map<string, number>()
    const took: { at: number; ms: number }[] = []
    const begun = performance.now()
    const stop = await listen(platform, messageId => {
      const at = due.get(messageId)
      if (at === undefined) return
      due.delete(messageId)
      took.push({ at, ms: performance.now() - at })
    })
    await sendAll(platform, options, due)
    await new Promise(resolve => setTimeout(resolve, DRAIN_MS))
    await stop()
    const from = begun + options.warmUpSeconds * 1000
    const counted = took.filter(one => one.at >= from).map(one => one.ms)
    const sorted = counted.toSorted((a, b) => a - b)
    return {
      ...options,
      sent: options.perSecond * options.seconds,
      routed: sorted.length,
      p50Ms: percentile(sorted, 0.5),
      p95Ms: percentile(sorted, 0.95),
      p99Ms: percentile(sorted, 0.99),
      maxMs: percentile(sorted, 1),
    }
  } finally {
    const gone = new Promise(resolve => router.once('exit', resolve))
    router.kill('SIGTERM')
    await gone
    await platform.close()
    await cluster.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
