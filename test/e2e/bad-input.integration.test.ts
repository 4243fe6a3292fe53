// Method: what no producer should write, written by hand beside good records, to a router in this
// process.
import { bodyOf } from '@baton/codec'
import { type Decision, partitionOf } from '@baton/domain'
import { routerConfig, startRouter } from '@baton/router'
import { silentLogger } from '@baton/runtime'
import { verifyApp } from '@baton/testkit'
import { expect, test } from 'vitest'
import { newApp, ProgressWatch, type TestApp, until } from '../fault/app.ts'
import { messageEvent } from '../message-event.ts'

const PARTITION = 0
const MEGABYTE = 1 << 20
const HOSTILE_COUNT = Buffer.from([0x80, 0xc2, 0xd7, 0x2f])

/** A contact whose home is the partition under test. */
const homeOf = (partitions: number, prefix: string): string => {
  for (let i = 0; ; i++) {
    const id = `${prefix}-${i}`
    if (partitionOf(Buffer.from(id), partitions) === PARTITION) return id
  }
}

const decisionsOf = async ({ platform }: TestApp): Promise<Decision[]> => {
  const codec = platform.codecs.of('handoff.decisions.v1')
  const decisions: Decision[] = []
  await platform.kafka.log.readToEnd({
    topic: platform.topic('handoff.decisions.v1'),
    partition: PARTITION,
    onBatch: ({ records }) => {
      for (const { value } of records) if (value) decisions.push(codec.decode(value))
    },
  })
  return decisions
}

test('hostile records become dead letters with their cause, and the good ones keep their order', async () => {
  const app = await newApp('bad', 2)
  const { platform } = app
  const good = homeOf(2, 'good')
  const stranger = Array.from({ length: 50 }, (_, i) => `stranger-${i}`).find(
    id => partitionOf(Buffer.from(id), 2) !== PARTITION,
  )
  const codec = platform.codecs.of('contact.events.v1')
  const topic = platform.topic('contact.events.v1')
  const message = (messageId: string, text: string) =>
    codec.encode(messageEvent({ messageId, text }))
  const plain = message('m-0', 'hello')
  const withId = (id: number, body: Buffer) => {
    const head = Buffer.alloc(5)
    head.writeInt32BE(id, 1)
    return Buffer.concat([head, body])
  }
  const key = Buffer.from(good)
  const bad: [cause: string, key: Buffer | null, value: Buffer | null][] = [
    ['BAD_MAGIC', key, Buffer.concat([Buffer.from([7]), plain.subarray(1)])],
    ['UNKNOWN_SCHEMA', key, withId(999_999, bodyOf(plain))],
    ['MALFORMED_AVRO', key, plain.subarray(0, plain.length - 9)],
    ['HOSTILE_AVRO', key, withId(codec.id, HOSTILE_COUNT)],
    ['NULL_VALUE', key, null],
    ['EMPTY_KEY', null, plain],
    ['EMPTY_KEY', Buffer.alloc(0), plain],
    ['RESERVED_KEY', Buffer.from('__progress'), plain],
    ['KEY_TOO_LONG', Buffer.from('k'.repeat(201)), plain],
    ['KEY_NOT_UTF8', Buffer.from([0xff, 0xfe]), plain],
    ['MISROUTED_KEY', Buffer.from(stranger ?? ''), plain],
    ['TEXT_TOO_LONG', key, message('m-long', 'x'.repeat(17_000))],
  ]
  const records = bad.flatMap(([, badKey, value], i) => [
    { key: badKey, value, timestamp: Date.now() },
    { key, value: message(`good-${i}`, `message number ${i}`), timestamp: Date.now() },
  ])
  const huge = {
    key,
    value: message('m-huge', 'x'.repeat(MEGABYTE - 1_000)),
    timestamp: Date.now(),
  }

  const config = routerConfig({ ...app.env(), BATON_DATA_DIR: app.dir, BATON_LOG_LEVEL: 'silent' })
  const router = await startRouter(config, { log: silentLogger() })
  try {
    await app.appender.append([{ topic, partition: PARTITION, records: [...records, huge] }])
    const watch = new ProgressWatch(platform)
    const end = await app.end(PARTITION)
    await until('all is decided', async () => (await watch.inputOf(PARTITION)) >= end, 60_000)
    const decisions = await decisionsOf(app)
    const causes = decisions.filter(d => d.verdict === 'dead_lettered').map(d => d.reason)
    const expected = bad.map(([cause]) => cause)
    // Which of the two a truncated or hostile body is depends on where it breaks.
    const avro = (cause: string) => (cause === 'HOSTILE_AVRO' ? 'MALFORMED_AVRO' : cause)
    expect(causes.map(avro)).toEqual([
      ...expected.map(avro),
      ...causes.slice(expected.length).map(avro),
    ])
    expect(causes).toHaveLength(bad.length + 1)
    const heard = decisions.filter(
      d => d.slot === 0 && d.contactId === good && d.event === 'MessageReceived',
    )
    expect(heard).toHaveLength(bad.length)
    expect(heard.map(d => d.offset)).toEqual(heard.map(d => d.offset).toSorted((a, b) => a - b))
    const letters: (string | undefined)[] = []
    await platform.kafka.log.readToEnd({
      topic: platform.topic('router.contact.events.v1.dlq'),
      partition: PARTITION,
      onBatch: ({ records: read }) => {
        for (const { headers } of read) {
          letters.push(headers?.['__streams.errors.exception']?.toString().split('/')[1])
        }
      },
    })
    expect(letters).toEqual(causes)
    const verdict = await verifyApp({ ...platform, log: platform.kafka.log })
    expect(verdict.violations).toEqual([])
  } finally {
    await router.stop()
    await app.close()
  }
})
