import { readFileSync } from 'node:fs'
import { localCodecs } from '@baton/codec'
import { type BatonError, type ContactEvent, type ContactState, textMessage } from '@baton/domain'
import { parsePolicy } from '@baton/rules'
import { MemoryStores } from '@baton/store'
import {
  type Clock,
  type OutputRecord,
  PartitionTask,
  systemClock,
  TASK_BOUNDS,
  type TaskSpec,
} from '@baton/stream'
import { type Verdict, verifyApp } from '@baton/testkit'
import { FakeLog, type FakeLogOptions } from '@baton/testkit/fake-log'
import { RouterProcessor } from '../decide/processor.ts'
import { DecisionTally } from '../decide/tally.ts'
import { TableFeed } from '../tables/feed.ts'
import { routerTopics } from '../topics.ts'

const POLICY = new URL('../../../../deploy/policies/real-estate.yaml', import.meta.url)
/**
 * With the policy's own phrases: what these tests say must not depend on how well the model reads.
 */
const POLICY_TEXT = readFileSync(POLICY, 'utf8').replace(/^reader: \S+/m, 'reader: phrases')
export const parsedPolicy = parsePolicy(POLICY_TEXT, 'real-estate.yaml')
export const otherPolicy = parsePolicy(
  POLICY_TEXT.replace(/^name:.*/m, 'name: other'),
  'other.yaml',
)
const APP_ID = 'app'
const PARTITIONS = 1

/** A router of one partition on a log in memory, with the shipped policy and the real rules. */
export class FakeApp {
  readonly log: FakeLog
  codecs = localCodecs()
  /** What is said of the bots' routing topics. */
  checkBots = async (_bots: readonly string[]): Promise<void> => {}
  readonly topics = routerTopics(APP_ID)
  stores = new MemoryStores()
  readonly counted: string[] = []
  catchUpMaxMs = 5_000
  readonly refused: BatonError[] = []
  readonly feed: TableFeed
  #incarnations = 0

  constructor(options: FakeLogOptions = { fetchMaxRecords: 7 }, clock: Clock = systemClock) {
    this.log = new FakeLog(options)
    this.feed = new TableFeed({
      log: this.log,
      codecs: this.codecs,
      topics: this.topics,
      clock,
      checkBots: bots => this.checkBots(bots),
      onRefused: error => this.refused.push(error),
      onFailed: error => {
        throw error
      },
    })
  }

  /** Publishes the policy and makes it the active one of a location. */
  async publish(parsed = parsedPolicy, location = '*', at = 0): Promise<void> {
    const codec = this.codecs.of('handoff.policies.v1')
    const { hash, canonical: document, policy } = parsed
    const write = (key: string, entry: Parameters<typeof codec.encode>[0]['entry']) =>
      this.append(this.topics.policies, key, codec.encode({ entry }), at)
    await write(hash, { 'baton.PolicyDocument': { hash, name: policy.name, document } })
    await this.activate(location, hash, at)
  }

  async activate(location: string, hash = parsedPolicy.hash, at = 0): Promise<void> {
    const entry = { 'baton.PolicyActivation': { location, hash, by: 'test', at } }
    const value = this.codecs.of('handoff.policies.v1').encode({ entry })
    await this.append(this.topics.policies, `active/${location}`, value, at)
  }

  async append(topic: string, key: string | Buffer | null, value: Buffer | null, timestamp = 0) {
    const record: OutputRecord = {
      key: typeof key === 'string' ? Buffer.from(key) : key,
      value,
      timestamp,
    }
    await this.log.append([{ topic, partition: 0, records: [record] }])
  }

  async say(contactId: string, text: string, timestamp = 0): Promise<void> {
    const value = this.codecs.of('contact.events.v1').encode(messageOf(text, timestamp))
    await this.append(this.topics.events, contactId, value, timestamp)
  }

  task(
    batchMaxRecords = 5,
    more: Partial<TaskSpec<ContactState>> = {},
  ): PartitionTask<ContactState> {
    const { topics, codecs, feed } = this
    const bots = Object.keys(parsedPolicy.policy.bots)
    return new PartitionTask({
      name: 'router-0',
      transactionalId: `${APP_ID}.router.0`,
      inputs: [{ topic: topics.events, partition: 0 }],
      partition: 0,
      changelog: topics.state,
      outputs: [topics.decisions, ...[...bots, 'human'].map(bot => topics.routing(bot))],
      processor: () =>
        new RouterProcessor({
          appId: APP_ID,
          partition: 0,
          partitions: PARTITIONS,
          topics,
          codecs,
          feed,
          tally: new DecisionTally((route, verdict) => this.counted.push(`${route} ${verdict}`)),
          signal: new AbortController().signal,
          catchUpMaxMs: this.catchUpMaxMs,
        }),
      log: this.log,
      stores: this.stores,
      bounds: { ...TASK_BOUNDS, batchMaxRecords, restartMinMs: 1, restartMaxMs: 2 },
      clock: systemClock,
      observer: {},
      newIncarnation: () => `incarnation-${++this.#incarnations}`,
      ...more,
    })
  }

  /**
   * Runs tasks until all is decided; `crash` says when one is to be left behind as if its process
   * had died.
   */
  async drain(crash: () => boolean = () => false): Promise<void> {
    while (!this.isDrained) {
      const task = this.task()
      const ended = task.run()
      while (!this.isDrained && !crash()) await turn()
      task.stop()
      await ended
    }
  }

  get isDrained(): boolean {
    const slots = this.decisions.filter(decision => decision.slot === 0)
    return slots.length >= this.log.committed(this.topics.events, 0).length
  }

  get decisions() {
    const codec = this.codecs.of('handoff.decisions.v1')
    return this.log.committed(this.topics.decisions, 0).map(({ value }) => codec.decode(value!))
  }

  verify(): Promise<Verdict> {
    const app = { log: this.log, codecs: this.codecs, appId: APP_ID, partitions: PARTITIONS }
    return verifyApp(app, { patienceMs: 0 })
  }
}

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

export const messageOf = (text: string, sentAt: number): ContactEvent => ({
  eventId: '',
  locationId: 'location',
  source: 'test',
  sentAt,
  event: {
    'baton.MessageReceived': textMessage(`${sentAt}:${text}`, text),
  },
})
