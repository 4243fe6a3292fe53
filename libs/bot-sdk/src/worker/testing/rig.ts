import { localCodecs } from '@baton/codec'
import type { RoutedMessage } from '@baton/domain'
import { createRegistry, silentLogger } from '@baton/runtime'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, onTestFinished } from 'vitest'
import { type Bot, defineBot, type Handler } from '../../bot.ts'
import { botMetrics } from '../../metrics.ts'
import { routedSample } from '../../testing/routed-sample.ts'
import { PartitionWorker, type WorkerOptions } from '../partition-worker.ts'
import { ReplyWriter } from '../reply-writer.ts'

export const TOPIC = 'routing'
const EVENTS = 'events'
export const DEAD = 'dead'
export const codecs = localCodecs()

/** A worker on a log in memory, whose reads and appends fail where the test says so. */
export class Rig {
  readonly log = new FakeLog({ fetchMaxRecords: 3 })
  readonly failures: unknown[] = []
  readonly registry = createRegistry('bot-test')

  async route(...messages: Partial<RoutedMessage>[]): Promise<void> {
    for (const message of messages) {
      const routed = { ...routedSample(), ...message }
      await this.write(routed.contactId, codecs.of('routing.v1').encode(routed))
    }
  }

  async write(key: string, value: Buffer | null): Promise<void> {
    const records = [{ key: Buffer.from(key), value, timestamp: 1_000 }]
    await this.log.append([{ topic: TOPIC, partition: 0, records }])
  }

  start(onMessage: Handler, options: Partial<WorkerOptions> = {}): PartitionWorker {
    const bot: Bot = defineBot({ name: 'bot', onMessage })
    const worker = new PartitionWorker({
      bot,
      topic: TOPIC,
      partition: 0,
      from: 0,
      log: this.log,
      logger: silentLogger(),
      metrics: botMetrics(this.registry, () => 0),
      routed: codecs.of('routing.v1'),
      writer: new ReplyWriter({
        bot: 'bot',
        topic: TOPIC,
        partitions: 1,
        clock: 'log',
        appender: this.log,
        events: codecs.of('contact.events.v1'),
        eventsTopic: EVENTS,
        deadLetters: DEAD,
      }),
      deadlineMs: 1_000,
      contactsMax: 4,
      retryMinMs: 1,
      retryMaxMs: 2,
      onFailed: error => this.failures.push(error),
      ...options,
    })
    onTestFinished(() => worker.stop())
    return worker
  }

  get replies() {
    return this.log.committed(EVENTS, 0).map(({ value, key, timestamp }) => {
      const { event, eventId, source } = codecs.of('contact.events.v1').decode(value!)
      const { decisionId, texts } = event['baton.BotReplied']!
      return { key: String(key), decisionId, texts, eventId, source, timestamp }
    })
  }

  get dead() {
    return this.log.committed(DEAD, 0).map(({ key, headers }) => ({
      key: String(key),
      cause: String(headers?.['__streams.errors.exception']),
      offset: String(headers?.['__streams.errors.offset']),
    }))
  }
}

export const settled = async (done: () => boolean) => {
  for (let i = 0; i < 2_000 && !done(); i++) await new Promise(resolve => setTimeout(resolve, 1))
  expect(done()).toBe(true)
}

export const gate = () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  return { opened, open }
}
