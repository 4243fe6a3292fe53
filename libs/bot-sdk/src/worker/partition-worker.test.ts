// Method: the worker on a log in memory, whose reads and appends fail where the test says so.
import { localCodecs } from '@baton/codec'
import { BatonError, type RoutedMessage } from '@baton/domain'
import { createRegistry, silentLogger } from '@baton/runtime'
import { FakeLog } from '@baton/testkit/fake-log'
import { afterEach, expect, test } from 'vitest'
import { type Bot, defineBot, type Handler } from '../bot.ts'
import { botMetrics } from '../metrics.ts'
import { routedSample } from '../testing/routed-sample.ts'
import { PartitionWorker, type WorkerOptions } from './partition-worker.ts'
import { ReplyWriter } from './reply-writer.ts'

const TOPIC = 'routing'
const EVENTS = 'events'
const DEAD = 'dead'
const codecs = localCodecs()
const workers: PartitionWorker[] = []

afterEach(async () => {
  await Promise.all(workers.splice(0).map(worker => worker.stop()))
})

class Rig {
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
    workers.push(worker)
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

const settled = async (done: () => boolean) => {
  for (let i = 0; i < 2_000 && !done(); i++) await new Promise(resolve => setTimeout(resolve, 1))
  expect(done()).toBe(true)
}

const gate = () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  return { opened, open }
}

test('answers each routed message with one event in the log of its contact', async () => {
  const rig = new Rig()
  await rig.route(
    { contactId: 'a', decisionId: 'd1', at: 7 },
    { contactId: 'b', decisionId: 'd2', at: 8 },
  )
  const worker = rig.start(turn => turn.reply(`re ${turn.routed.decisionId}`))
  await settled(() => worker.committable === 2)
  expect(rig.replies).toEqual([
    {
      key: 'a',
      decisionId: 'd1',
      texts: ['re d1'],
      eventId: 'reply:d1',
      source: 'bot:bot',
      timestamp: 7,
    },
    expect.objectContaining({ key: 'b', decisionId: 'd2', timestamp: 8 }),
  ])
})

test('keeps the order of a contact while others pass, and commits behind the slow one', async () => {
  const rig = new Rig()
  const slow = gate()
  await rig.route(
    { contactId: 'a', decisionId: 'a1' },
    { contactId: 'a', decisionId: 'a2' },
    { contactId: 'b', decisionId: 'b1' },
  )
  const worker = rig.start(async turn => {
    if (turn.routed.decisionId === 'a1') await slow.opened
    turn.reply('ok')
  })
  await settled(() => rig.replies.length === 1)
  expect({ answered: rig.replies[0]?.decisionId, committable: worker.committable }).toEqual({
    answered: 'b1',
    committable: 0,
  })
  slow.open()
  await settled(() => worker.committable === 3)
  expect(rig.replies.map(reply => reply.decisionId)).toEqual(['b1', 'a1', 'a2'])
})

test('what a handler throws or lets lie goes to the dead letters with its cause, and the next is answered', async () => {
  const rig = new Rig()
  await rig.route(
    { decisionId: 'throws' },
    { decisionId: 'hangs' },
    { decisionId: 'outside' },
    { decisionId: 'good' },
  )
  const worker = rig.start(
    async turn => {
      const { decisionId } = turn.routed
      if (decisionId === 'throws') throw new Error('planted')
      if (decisionId === 'outside') throw new BatonError('BROKER_UNAVAILABLE', 'planted')
      if (decisionId === 'hangs') await new Promise(() => undefined)
      turn.reply('ok')
    },
    { deadlineMs: 5 },
  )
  await settled(() => worker.committable === 4)
  expect(rig.dead.map(({ cause, offset }) => [cause, offset])).toEqual([
    ['HANDLER_THREW', '0'],
    ['TIMED_OUT', '1'],
    ['BROKER_UNAVAILABLE', '2'],
  ])
  expect(rig.replies.map(reply => reply.decisionId)).toEqual(['good'])
  expect(rig.failures).toEqual([])
})

test('what cannot be read goes to the dead letters', async () => {
  const rig = new Rig()
  await rig.write('a', Buffer.from('no avro'))
  await rig.write('b', null)
  await rig.route({ decisionId: 'good' })
  const worker = rig.start(turn => turn.reply('ok'))
  await settled(() => worker.committable === 3)
  expect(rig.dead.map(({ key, cause }) => [key, cause])).toEqual([
    ['a', 'BAD_MAGIC'],
    ['b', 'NULL_VALUE'],
  ])
})

test('an answer the broker does not take is tried again, and is no dead letter', async () => {
  const rig = new Rig()
  await rig.route({ decisionId: 'd1' })
  let failures = 3
  rig.log.fault = operation => {
    if (operation === 'append' && failures-- > 0) throw new BatonError('BROKER_UNAVAILABLE', 'away')
  }
  let handled = 0
  const worker = rig.start(turn => {
    handled++
    turn.reply('ok')
  })
  await settled(() => worker.committable === 1)
  expect({ replies: rig.replies.length, dead: rig.dead, handled }).toEqual({
    replies: 1,
    dead: [],
    handled: 1,
  })
})

test('goes on reading where it was when the broker was away', async () => {
  const rig = new Rig()
  await rig.route(...['d1', 'd2', 'd3', 'd4', 'd5'].map(decisionId => ({ decisionId })))
  let fetches = 0
  rig.log.fault = operation => {
    if (operation === 'fetch' && ++fetches === 2) throw new BatonError('BROKER_UNAVAILABLE', 'away')
  }
  const worker = rig.start(turn => turn.reply('ok'))
  await settled(() => worker.committable === 5)
  expect(rig.replies.map(reply => reply.decisionId)).toEqual(['d1', 'd2', 'd3', 'd4', 'd5'])
})

test('says so when it cannot go on', async () => {
  const rig = new Rig()
  rig.log.fault = operation => {
    if (operation === 'fetch') throw new BatonError('LOG_TRUNCATED', 'planted')
  }
  rig.start(turn => turn.reply('ok'))
  await settled(() => rig.failures.length === 1)
  expect(rig.failures).toMatchObject([{ code: 'LOG_TRUNCATED' }])
})

test('stopping lets handlers end, and begins no further ones', async () => {
  const rig = new Rig()
  const slow = gate()
  await rig.route({ decisionId: 'd1' }, { decisionId: 'd2' })
  const worker = rig.start(async turn => {
    await slow.opened
    turn.reply('ok')
  })
  await settled(() => worker.running === 1)
  const stopped = worker.stop()
  slow.open()
  await stopped
  expect({ replies: rig.replies.length, committable: worker.committable }).toEqual({
    replies: 1,
    committable: 1,
  })
})
