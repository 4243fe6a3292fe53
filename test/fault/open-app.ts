import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlatform, type Platform, publishPolicies } from '@baton/cli'
import { PROGRESS_KEY, partitionOf } from '@baton/domain'
import type { Appender } from '@baton/kafka'
import { type ParsedPolicy, type Policy, parsePolicy, policyOf } from '@baton/rules'
import { messageEvent } from '../message-event.ts'

const POLICY_FILE = new URL('../../deploy/policies/real-estate.yaml', import.meta.url)

/** An app of its own on the shared cluster: topics, schemas and the shipped policy are there. */
export interface TestApp {
  readonly platform: Platform
  readonly dir: string
  readonly appender: Appender
  /** Processes of the app that nobody had asked to end. */
  readonly deaths: string[]
  /** Environment of a service process of this app. */
  env(more?: Record<string, string>): Record<string, string>
  /** Appends messages, all of them acknowledged when it resolves. */
  say(messages: readonly Message[]): Promise<void>
  end(partition: number): Promise<number>
  /** A policy made of another one, ready to be published. */
  parsed(policy: Policy): ParsedPolicy
  /** Its directory goes with it, unless it is to be looked at. */
  close(keepsDir?: boolean): Promise<void>
}

export interface Message {
  readonly contactId: string
  readonly messageId: string
  readonly text: string
  /** Record timestamp, ms; now when absent. Under `clock: log` it is the time of the message. */
  readonly at?: number
}

const PROGRESS = Buffer.from(PROGRESS_KEY)

let apps = 0

/** Where an app's broker and registry are. */
export interface AppCluster {
  readonly brokers: readonly string[]
  readonly registryUrl: string
}

/** Its processes go straight to the brokers, unless `env` says otherwise. */
export const openApp = async (
  { brokers, registryUrl }: AppCluster,
  name: string,
  partitions: number,
  clock: 'broker' | 'log' = 'broker',
): Promise<TestApp> => {
  const appId = `${name}-${process.pid}-${++apps}`
  const parsed = parsePolicy(readFileSync(POLICY_FILE, 'utf8'), 'real-estate.yaml')
  const bots = Object.keys(parsed.policy.bots)
  const address = { brokers, registryUrl, appId, partitions, clock, bots }
  const platform = await openPlatform(address, `${appId}.test`)
  await publishPolicies(platform, [{ location: '*', parsed }], 'test', Date.now())
  const dir = mkdtempSync(join(tmpdir(), `baton-${name}-`))
  const appender = platform.kafka.appender()
  const topic = platform.topic('contact.events.v1')
  const codec = platform.codecs.of('contact.events.v1')
  return {
    platform,
    dir,
    appender,
    deaths: [],
    env: (more = {}) => ({
      BATON_BROKERS: brokers.join(','),
      BATON_REGISTRY_URL: registryUrl,
      BATON_APP_ID: appId,
      BATON_PARTITIONS: String(partitions),
      BATON_HTTP_PORT: '0',
      BATON_LOG_LEVEL: 'warn',
      ...more,
    }),
    say: async messages => {
      const byPartition = Map.groupBy(messages, m =>
        partitionOf(Buffer.from(m.contactId), partitions),
      )
      const writes = [...byPartition].map(([partition, group]) => ({
        topic,
        partition,
        records: group.map(message => ({
          key: Buffer.from(message.contactId),
          value: codec.encode(messageEvent(message)),
          timestamp: message.at ?? Date.now(),
        })),
      }))
      await appender.append(writes)
    },
    parsed: policyOf,
    end: async partition => (await platform.kafka.log.ends(topic, partition)).end,
    close: async (keepsDir = false) => {
      await appender.close()
      await platform.close()
      if (!keepsDir) rmSync(dir, { recursive: true, force: true })
    },
  }
}

/**
 * How far each partition is decided, by the progress in its changelog: read committed, by our own
 * reader.
 */
export class ProgressWatch {
  readonly #platform: Platform
  readonly #seen = new Map<number, { next: number; input: number }>()

  constructor(platform: Platform) {
    this.#platform = platform
  }

  async inputOf(partition: number): Promise<number> {
    const topic = this.#platform.topic('contact.state.v1')
    const codec = this.#platform.codecs.of('contact.state.v1')
    const seen = this.#seen.get(partition) ?? { next: 0, input: 0 }
    const { nextOffset } = await this.#platform.kafka.log.readToEnd({
      topic,
      partition,
      from: seen.next,
      onBatch: async ({ records }) => {
        // Of a batch only the last progress counts; states are not decoded.
        const last = records.findLast(({ key }) => key?.equals(PROGRESS))
        await codec.prefetch([last?.value ?? null])
        const progress = last?.value && codec.decode(last.value).entry['baton.Progress']
        if (progress) seen.input = progress.input
      },
    })
    this.#seen.set(partition, { next: nextOffset, input: seen.input })
    return seen.input
  }

  /** Records of one partition, or of all, that are appended and not decided yet. */
  async lag(partition?: number): Promise<number> {
    const { partitions, kafka } = this.#platform
    const topic = this.#platform.topic('contact.events.v1')
    const asked = partition === undefined ? [...Array(partitions).keys()] : [partition]
    const lags = asked.map(
      async p => (await kafka.log.ends(topic, p)).end - (await this.inputOf(p)),
    )
    return (await Promise.all(lags)).reduce((sum, one) => sum + one, 0)
  }
}

/** Awaits a condition; fails naming it. */
export const until = async (
  what: string,
  done: () => boolean | Promise<boolean>,
  maxMs: number,
  lookMs = 20,
): Promise<void> => {
  const deadline = performance.now() + maxMs
  while (!(await done())) {
    if (performance.now() > deadline) throw new Error(`not within ${maxMs} ms: ${what}`)
    await new Promise(resolve => setTimeout(resolve, lookMs))
  }
}
