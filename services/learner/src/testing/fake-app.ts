import { readFileSync } from 'node:fs'
import { localCodecs, type SchemaTypes } from '@baton/codec'
import type { BotHealth, LearnedThreshold } from '@baton/domain'
import { PROGRESS_KEY } from '@baton/domain'
import type { PolicyName } from '@baton/learning'
import { type ParsedPolicy, parsePolicy } from '@baton/rules'
import { MemoryStores } from '@baton/store'
import {
  inputKey,
  PartitionTask,
  systemClock,
  TASK_BOUNDS,
  type TaskBounds,
  type TaskObserver,
} from '@baton/stream'
import { FakeLog } from '@baton/testkit/fake-log'
import { type LearnerNews, LearnerProcessor } from '../processor.ts'
import { progressCodec } from '../progress.ts'
import type { LearnerState } from '../state.ts'
import { type LearnerTopics, learnerInputs, learnerTopics } from '../topics.ts'

const POLICY = new URL('../../../../deploy/policies/real-estate.yaml', import.meta.url)
export const parsedPolicy = parsePolicy(readFileSync(POLICY, 'utf8'), 'real-estate.yaml')

const APP_ID = 'app'
export const PARTITIONS = 3

type Written = Extract<
  keyof LearnerTopics,
  'policies' | 'history' | 'outcomes' | 'decisions' | 'events'
>

const SCHEMA = {
  policies: 'handoff.policies.v1',
  history: 'learner.history.v1',
  outcomes: 'handoff.outcomes.v1',
  decisions: 'handoff.decisions.v1',
  events: 'contact.events.v1',
} as const satisfies Record<Written, keyof SchemaTypes>

/** A learner of three partitions on a log in memory, with the shipped policy. */
export class FakeApp {
  readonly log = new FakeLog({ fetchMaxRecords: 7 })
  readonly codecs = localCodecs()
  readonly topics = learnerTopics(APP_ID)
  readonly stores = new MemoryStores()
  readonly learning: PolicyName
  onLearned: (news: LearnerNews) => void = () => {}
  observer: TaskObserver = {}
  readonly #inputs = learnerInputs(this.topics, PARTITIONS)

  constructor(learning: PolicyName = 'anchored') {
    this.learning = learning
  }

  async publish(parsed: ParsedPolicy = parsedPolicy): Promise<void> {
    await this.document(parsed)
    await this.activate(parsed)
  }

  async document({ hash, canonical: document, policy: { name } }: ParsedPolicy): Promise<void> {
    await this.write('policies', 0, hash, {
      entry: { 'baton.PolicyDocument': { hash, name, document } },
    })
  }

  async activate({ hash }: ParsedPolicy): Promise<void> {
    const activation = { location: '*', hash, by: 'test', at: 0 }
    await this.write('policies', 0, 'active/*', { entry: { 'baton.PolicyActivation': activation } })
  }

  async write<W extends Written>(
    to: W,
    partition: number,
    key: string,
    value: SchemaTypes[(typeof SCHEMA)[W]] | null,
    timestamp = 0,
  ): Promise<void> {
    const codec = this.codecs.of(SCHEMA[to])
    await this.raw(to, partition, key, value && codec.encode(value as never), timestamp)
  }

  async raw(to: Written, partition: number, key: string, value: Buffer | null, timestamp = 0) {
    const records = [{ key: Buffer.from(key), value, timestamp }]
    await this.log.append([{ topic: this.topics[to], partition, records }])
  }

  task(bounds: Partial<TaskBounds> = { batchMaxRecords: 5 }): PartitionTask<LearnerState> {
    const { topics, codecs, learning } = this
    return new PartitionTask({
      name: 'learner-0',
      transactionalId: `${APP_ID}.learner.0`,
      inputs: this.#inputs,
      partition: 0,
      changelog: topics.state,
      outputs: [topics.thresholds, topics.health],
      processor: () =>
        new LearnerProcessor({
          appId: APP_ID,
          partitions: PARTITIONS,
          clock: 'broker',
          learning,
          topics,
          codecs,
          onLearned: news => this.onLearned(news),
          signal: new AbortController().signal,
        }),
      log: this.log,
      stores: this.stores,
      bounds: { ...TASK_BOUNDS, restartMinMs: 1, restartMaxMs: 2, ...bounds },
      clock: systemClock,
      observer: this.observer,
      newIncarnation: () => 'one',
    })
  }

  /**
   * Runs tasks until all is read; `crash` says when one is to be left behind as if its process had
   * died.
   */
  async drain(crash: () => boolean = () => false): Promise<void> {
    while (!this.isDrained) {
      const task = this.task()
      const ended = task.run()
      while (!this.isDrained && !crash()) await new Promise(resolve => setImmediate(resolve))
      task.stop()
      await ended
    }
  }

  /** One task that stays: `caughtUp` resolves when it has read all there is. */
  start(bounds?: Partial<TaskBounds>) {
    const task = this.task(bounds)
    const ended = task.run()
    return {
      caughtUp: async () => {
        while (!this.isDrained) await new Promise(resolve => setImmediate(resolve))
      },
      stop: async () => {
        task.stop()
        await ended
      },
    }
  }

  /** Everything in the inputs is behind the progress. */
  get isDrained(): boolean {
    const last = this.log
      .committed(this.topics.state, 0)
      .findLast(({ key }) => key?.toString() === PROGRESS_KEY)
    if (!last?.value) return false
    const codec = progressCodec(APP_ID, this.#inputs, this.codecs.of('learner.state.v1'))
    const { input } = codec.decode(last.value)
    return this.#inputs.every(from => {
      const end = this.log.broker.partition(from.topic, from.partition).highWatermark
      return (input[inputKey(from)] ?? 0) >= end
    })
  }

  /** The latest value of each key of handoff.thresholds.v1, as the router sees it. */
  get thresholds(): ReadonlyMap<string, LearnedThreshold> {
    const codec = this.codecs.of('handoff.thresholds.v1')
    return this.#latest(this.topics.thresholds, value => codec.decode(value))
  }

  get health(): ReadonlyMap<string, BotHealth> {
    const codec = this.codecs.of('bot.health.v1')
    return this.#latest(this.topics.health, value => codec.decode(value))
  }

  #latest<T>(topic: string, decode: (value: Buffer) => T): ReadonlyMap<string, T> {
    const found = new Map<string, T>()
    for (const { key, value } of this.log.committed(topic, 0)) {
      if (value) found.set(key!.toString(), decode(value))
      else found.delete(key!.toString())
    }
    return found
  }
}
