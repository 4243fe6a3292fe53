import { routingTopic } from '@baton/codec'
import type { BotReplied, ContactEvent } from '@baton/domain'
import { partitionOf } from '@baton/domain'
import type { PartitionSource } from '@baton/stream'
import type { TestApp } from '../fault/app.ts'

/**
 * A bot under `clock: log` that takes as long to answer as it is told to, in event time; a dead one
 * answers nothing. It speaks the protocol itself, because the SDK stamps a reply with the time of
 * its cause.
 */
export class PacedBot {
  /** ms; null: dead. */
  delayMs: number | null
  readonly #app: TestApp
  readonly #name: string
  readonly #sources: readonly PartitionSource[]
  readonly #loops: Promise<void>[]
  #stopped = false

  constructor(app: TestApp, name: string, delayMs: number | null) {
    this.#app = app
    this.#name = name
    this.delayMs = delayMs
    const { kafka, appId, partitions } = app.platform
    const topic = routingTopic(appId, name)
    this.#sources = Array.from({ length: partitions }, (_, p) => kafka.log.source(topic, p, 0))
    this.#loops = this.#sources.map(source => this.#run(source))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#sources.map(source => source.stop()))
    await Promise.all(this.#loops)
  }

  async #run(source: PartitionSource): Promise<void> {
    const routed = this.#app.platform.codecs.of('routing.v1')
    while (!this.#stopped) {
      for (const { key, value, timestamp } of (await source.next())?.records ?? []) {
        if (this.delayMs === null || !key || !value) continue
        const { decisionId, term, at, locationId } = routed.decode(value)
        const bot = this.#name
        const said = { texts: ['I see.'], asks: [], facts: [], request: null, report: null }
        const times = { wakeAt: null, routedAt: timestamp, eventAt: at }
        await this.#reply(key, locationId, { decisionId, term, bot, ...said, ...times })
      }
    }
  }

  async #reply(key: Buffer, locationId: string, reply: BotReplied): Promise<void> {
    const { appender, platform } = this.#app
    const event: ContactEvent = {
      eventId: `reply:${reply.decisionId}`,
      locationId,
      source: `bot:${this.#name}`,
      sentAt: 0,
      event: { 'baton.BotReplied': reply },
    }
    const value = platform.codecs.of('contact.events.v1').encode(event)
    const timestamp = reply.routedAt + (this.delayMs ?? 0)
    const partition = partitionOf(key, platform.partitions)
    const topic = platform.topic('contact.events.v1')
    await appender.append([{ topic, partition, records: [{ key, value, timestamp }] }])
  }
}
