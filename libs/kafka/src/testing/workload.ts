import { setTimeout as pause } from 'node:timers/promises'
import { remedyOf } from '@baton/domain'
import type { Assignment } from '@baton/stream'
import { createKafka, type KafkaClient } from '../client.ts'
import { committedValues, eventually, unique } from './broker.ts'

const PAUSE_MS = 5
const MEMBER_HEARTBEAT_MS = 200

/** Of now: retention would delete the old ones that the other tests write. */
const write = (topic: string, value: string) => {
  const record = { key: Buffer.from(value), value: Buffer.from(value), timestamp: Date.now() }
  return { topic, partition: 0, records: [record] }
}

/**
 * All that this package does, at once and without end, so that a test can disturb the brokers
 * meanwhile.
 */
export class Workload {
  readonly appended = unique('appended')
  readonly counted = [unique('counted'), unique('counted-too')] as const
  readonly groupId = unique('group')
  readonly transactionalId = unique('counter')
  /** Acknowledged, in order. */
  readonly acknowledged: string[] = []
  /** What the readers showed. */
  readonly read: string[] = []
  readonly counts: string[] = []
  takeOvers = 0
  readonly members: { now: readonly number[]; readonly evicted: number[]; lost: unknown }[] = []
  readonly #kafka: KafkaClient
  readonly #stopping = new AbortController()
  readonly #running: Promise<void>[] = []
  #settled = false

  constructor(brokers: readonly string[]) {
    const timeouts = { requestTimeoutMs: 2_000, transactionTimeoutMs: 10_000 }
    this.#kafka = createKafka({ brokers, clientId: 'kafka-test-workload', ...timeouts })
  }

  async start(): Promise<void> {
    const topics = [this.appended, ...this.counted]
    await this.#kafka.admin().create(topics.map(name => ({ name, partitions: 4 })))
    await this.#join()
    await this.#join()
    const [counted] = this.counted
    this.#running.push(
      this.#append(),
      this.#count(),
      this.#reading(this.appended, this.read),
      this.#reading(counted, this.counts),
    )
  }

  /** Resolves when every part has made some progress from here on. */
  async progress(steps = 5): Promise<void> {
    const parts = [this.acknowledged, this.read, this.counts]
    const wanted = parts.map(part => part.length + steps)
    await Promise.race([
      ...this.#running, // one that ends early has failed
      eventually(() => parts.every((part, i) => part.length >= (wanted[i] ?? 0))),
    ])
  }

  /**
   * Stops the writers, then the readers, once they have read it all; rejects with what any part
   * ended with.
   */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all(this.#running)
    await this.#kafka.close()
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted
  }

  async #append(): Promise<void> {
    const appender = this.#kafka.appender({ deliveryTimeoutMs: 120_000 })
    for (let i = 0; !this.#stopped; i += 1) {
      await appender.append([write(this.appended, `${i}`)])
      this.acknowledged.push(`${i}`)
      await pause(PAUSE_MS)
    }
    await appender.close()
  }

  /**
   * A task in small: it knows only what the log says, and starts anew after any doubt; a last
   * `init` settles what it wrote.
   */
  async #count(): Promise<void> {
    while (!this.#settled) {
      this.takeOvers += 1
      await this.#countUntilDoubt().catch(error => {
        if (remedyOf(error) !== 'retry') throw error
      })
    }
  }

  async #countUntilDoubt(): Promise<void> {
    const writer = this.#kafka.log.writer(this.transactionalId, this.counted)
    try {
      const stopped = this.#stopped
      await writer.init()
      this.#settled = stopped
      const [last = '-1'] = (await committedValues(this.#kafka, this.counted[0])).slice(-1)
      for (let next = Number(last) + 1; !this.#stopped; next += 1) {
        await writer.commit(this.counted.map(topic => write(topic, `${next}`)))
        await pause(PAUSE_MS)
      }
    } finally {
      await writer.close()
    }
  }

  /** Ends when stopped and at the log's end. */
  async #reading(topic: string, values: string[]): Promise<void> {
    const source = this.#kafka.log.source(topic, 0, 0)
    for (let at = 0; ; ) {
      const batch = await source.next()
      at = batch?.nextOffset ?? at
      values.push(...(batch?.records ?? []).map(record => String(record.value)))
      if (this.#settled && at >= (await this.#kafka.log.ends(topic, 0)).end) break
    }
    await source.stop()
  }

  async #join(): Promise<void> {
    const member = { now: [] as readonly number[], evicted: [] as number[], lost: undefined }
    this.members.push(member)
    const membership = this.#kafka.membership({
      groupId: this.groupId,
      topic: this.appended,
      heartbeatMs: MEMBER_HEARTBEAT_MS,
    })
    const assigned = ({ partitions, evicted }: Assignment) => {
      member.now = partitions
      if (evicted) member.evicted.push(Date.now())
    }
    await membership.join({ assigned, lost: error => Object.assign(member, { lost: error }) })
    this.#running.push(
      new Promise<void>(resolve => {
        this.#stopping.signal.addEventListener('abort', () => void membership.leave().then(resolve))
      }),
    )
  }
}
