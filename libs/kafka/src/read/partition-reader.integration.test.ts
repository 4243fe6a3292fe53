// One test for each hole of kafkajs' stock consumer that README.md names, against the reader of
// this package on a real broker.

import type { InputRecord, PartitionSource } from '@baton/stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import { UNPACKED_MAX_BYTES } from '../records/decompress.ts'
import {
  committedValues,
  eventually,
  testClient,
  testTopic,
  textRecord,
  unique,
  writeTo,
} from '../testing/broker.ts'
import { looseProducer, testCluster } from '../testing/open-transaction.ts'
import { testProxy } from '../testing/proxy.ts'
import { zipped } from '../testing/zipping-producer.ts'

const ABORT_MARKER_KEY = Buffer.from([0, 0, 0, 0])

const readUntil = async (source: PartitionSource, offset: number): Promise<InputRecord[]> => {
  const records: InputRecord[] = []
  for (let next = 0; next < offset; ) {
    const batch = await source.next()
    if (!batch) continue
    next = batch.nextOffset
    records.push(...batch.records)
  }
  return records
}

describe('what a read-committed reader shows', () => {
  test('hides overlapping aborted transactions, also behind a user key that looks like an abort marker', async () => {
    const kafka = testClient()
    const topic = await testTopic(kafka, 'leak')
    const cluster = testCluster()
    const [a, b, c] = await Promise.all(
      ['a', 'b', 'c'].map(id => looseProducer(cluster, `${topic}.${id}`)),
    )
    await a?.write(topic, 'a1')
    await b?.write(topic, 'b1')
    await a?.write(topic, 'a2')
    await b?.end('abort') // the broker lists b before a, though a began first
    await a?.write(topic, 'a3')
    await a?.end('abort')
    await c?.write(topic, 'committed')
    await c?.end('commit')
    await c?.write(topic, 'd1', textRecord('d2', ABORT_MARKER_KEY), 'd3')
    await c?.end('abort')
    await c?.write(topic, textRecord('last', ABORT_MARKER_KEY))
    await c?.end('commit')
    await eventually(async () => (await committedValues(kafka, topic)).includes('last'))
    expect(await committedValues(kafka, topic)).toEqual(['committed', 'last'])
  })

  test('is what was committed when producers interleave at random', async () => {
    const kafka = testClient({ restoreFetchMaxBytes: 700 })
    const topic = await testTopic(kafka, 'interleaved')
    const cluster = testCluster()
    const producers = await Promise.all(
      [0, 1, 2, 3].map(id => looseProducer(cluster, `${topic}.${id}`)),
    )
    const committed = await interleave(topic, producers, 160)
    await eventually(async () => (await committedValues(kafka, topic)).includes('the end'))
    expect((await committedValues(kafka, topic)).sort()).toEqual([...committed, 'the end'].sort())
  })

  test('reads what gzip and zstd compressed, and says what to do about snappy and lz4', async () => {
    const kafka = testClient()
    const values = Array.from({ length: 50 }, (_, i) => `value ${i} ${'x'.repeat(i)}`)
    const topicOf = async (compression: string) => {
      const configs = { 'compression.type': compression }
      const topic = await testTopic(kafka, compression, { configs })
      await kafka.appender().append([writeTo(topic, 0, ...values)])
      return topic
    }
    for (const compression of ['gzip', 'zstd'])
      expect(await committedValues(kafka, await topicOf(compression))).toEqual(values)
    for (const compression of ['snappy', 'lz4']) {
      const topic = await topicOf(compression)
      await expect(committedValues(kafka, topic)).rejects.toMatchObject({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(`read ${topic}/0: .* offset 0 is packed by ${compression}`),
      })
    }
  })

  test('is what producers packed, unpacked by the broker where the topic says so; a bomb gets no further', async () => {
    const kafka = testClient()
    const configs = { 'compression.type': 'uncompressed' }
    const topic = await testTopic(kafka, 'unpacked', { configs })
    await zipped(topic, 'packed')
    await expect(zipped(topic, Buffer.alloc(2 << 20))).rejects.toThrow('larger than the max')
    expect(await committedValues(kafka, topic)).toEqual(['packed'])
  })
})

describe('how a reader goes forward', () => {
  test('ends at the last stable offset: empty, committed, aborted, and before an open transaction', async () => {
    const kafka = testClient()
    const cluster = testCluster()
    const [empty, ended, aborted, open] = await Promise.all(
      ['empty', 'ended', 'aborted', 'open'].map(name => testTopic(kafka, name)),
    )
    const producer = await looseProducer(cluster, unique('ends'))
    const other = await looseProducer(cluster, unique('other'))
    for (const topic of [ended, aborted, open]) await producer.write(`${topic}`, 'seen')
    await producer.end('commit')
    await producer.write(`${aborted}`, 'unseen', 'unseen')
    await producer.end('abort')
    await eventually(async () => (await kafka.log.ends(`${aborted}`, 0)).end === 5)
    await other.write(`${open}`, 'waiting')

    const read = (topic?: string) =>
      kafka.log.readToEnd({ topic: `${topic}`, partition: 0, onBatch: () => {} })
    expect(await read(empty)).toEqual({ nextOffset: 0, start: 0 })
    expect(await read(ended)).toEqual({ nextOffset: 2, start: 0 })
    expect(await read(aborted)).toEqual({ nextOffset: 5, start: 0 })
    expect(await read(open)).toEqual({ nextOffset: 2, start: 0 })
    expect(await committedValues(kafka, `${aborted}`)).toEqual(['seen'])
    await other.end('abort')
  })

  test('passes a fetch that holds only batches which compaction emptied', async () => {
    const kafka = testClient()
    const topic = await compactedTopic(kafka)
    const first = kafka.log.source(topic, 0, 0)
    onTestFinished(() => first.stop())
    await eventually(async () => {
      const source = kafka.log.source(topic, 0, 0)
      const batch = await source.next()
      await source.stop()
      return batch?.records.length === 0 && batch.nextOffset > 0
    })
    const { end } = await kafka.log.ends(topic, 0)
    const records = await readUntil(first, end)
    expect(new Set(records.map(r => String(r.key))).size).toBe(102)
  })

  test('loses and repeats nothing when every seventh fetch fails before or after the broker answered', async () => {
    const proxy = await testProxy()
    const kafka = testClient({ route: () => proxy.address, fetchMaxBytes: 2_000 })
    const topic = await testTopic(kafka, 'faulty')
    const values = Array.from({ length: 4_000 }, (_, i) => String(i))
    for (let i = 0; i < values.length; i += 20)
      await kafka.appender().append([writeTo(topic, 0, ...values.slice(i, i + 20))])
    let fetches = 0
    const everySeventh = () => ++fetches % 7 === 0
    const dropped = proxy.plan({ api: 'Fetch', when: everySeventh }, { kind: 'drop-request' })
    const lost = proxy.plan(
      { api: 'Fetch', when: () => fetches % 7 === 3 },
      { kind: 'drop-response' },
    )
    const source = kafka.log.source(topic, 0, 0)
    const records = await readUntil(source, values.length)
    await source.stop()
    expect(records.map(r => String(r.value))).toEqual(values)
    expect(records.map(r => r.offset)).toEqual(values.map(Number))
    expect(Math.min(dropped.hits, lost.hits)).toBeGreaterThan(3)
  })

  test('fetches ahead only as far as its bounds', async () => {
    const proxy = await testProxy()
    const kafka = testClient({
      route: () => proxy.address,
      prefetchMaxBatches: 2,
      fetchMaxBytes: 1_000,
    })
    const topic = await testTopic(kafka, 'ahead')
    for (let i = 0; i < 10; i += 1)
      await kafka.appender().append([writeTo(topic, 0, 'x'.repeat(900))])
    const before = proxy.seen('Fetch')
    const source = kafka.log.source(topic, 0, 0)
    onTestFinished(() => source.stop())
    expect((await source.next())?.nextOffset).toBe(1)
    await eventually(() => proxy.seen('Fetch') - before === 3)
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(proxy.seen('Fetch') - before).toBe(3)
    expect((await source.poll())?.nextOffset).toBe(2)
    await eventually(() => proxy.seen('Fetch') - before === 4)
  })

  test('hears of new records within its long poll, and of its own end', async () => {
    const kafka = testClient({ fetchMaxWaitMs: 300 })
    const topic = await testTopic(kafka, 'live')
    const source = kafka.log.source(topic, 0, 0)
    expect(await source.poll()).toBeNull()
    expect(await source.next()).toBeNull()
    await kafka.appender().append([writeTo(topic, 0, 'one')])
    // A poll that began before the append may come back empty.
    expect((await readUntil(source, 1)).map(r => String(r.value))).toEqual(['one'])
    const waiting = source.next()
    await source.stop()
    expect(await waiting).toBeNull()
    expect(await source.next()).toBeNull()
  })
})

describe('where a reader refuses', () => {
  test('a flipped bit is never shown: fetched again, and held by name when it stays', async () => {
    const proxy = await testProxy()
    const kafka = testClient({ route: () => proxy.address })
    const topic = await testTopic(kafka, 'damaged')
    await kafka.appender().append([writeTo(topic, 0, 'a', 'b')])
    const passing = proxy.plan({ api: 'Fetch', times: 2 }, { kind: 'damage-response' })
    expect(await committedValues(kafka, topic)).toEqual(['a', 'b'])
    expect(passing.hits).toBe(2)

    proxy.plan({ api: 'Fetch' }, { kind: 'damage-response' })
    const source = kafka.log.source(topic, 0, 0)
    onTestFinished(() => source.stop())
    await expect(readUntil(source, 2)).rejects.toMatchObject({
      code: 'BATCH_DAMAGED',
      remedy: 'pause',
      message: expect.stringContaining(`${topic}/0 at offset 0`),
    })
  })

  test('a batch that unpacks beyond its bound is named and never passed over; what lies before it comes first', async () => {
    const kafka = testClient()
    const topic = await testTopic(kafka, 'bomb')
    await kafka.appender().append([writeTo(topic, 0, 'before')])
    await zipped(topic, Buffer.alloc(2 * UNPACKED_MAX_BYTES))
    await kafka.appender().append([writeTo(topic, 0, 'after')])
    const source = kafka.log.source(topic, 0, 0)
    onTestFinished(() => source.stop())
    expect((await readUntil(source, 1)).map(r => String(r.value))).toEqual(['before'])
    for (let i = 0; i < 2; i += 1)
      await expect(source.next()).rejects.toMatchObject({
        code: 'BATCH_DAMAGED',
        remedy: 'pause',
        message: expect.stringMatching(`read ${topic}/0: .* offset 1 .* more than 16 MiB`),
      })
  })

  test('an offset before the log start is lost input, one beyond the end a truncated log', async () => {
    const kafka = testClient()
    const topic = await testTopic(kafka, 'range')
    await kafka.appender().append([writeTo(topic, 0, 'a', 'b', 'c')])
    const beyond = kafka.log.source(topic, 0, 9)
    await expect(readUntil(beyond, 10)).rejects.toMatchObject({ code: 'LOG_TRUNCATED' })
    await expect(readUntil(beyond, 10)).rejects.toMatchObject({ code: 'LOG_TRUNCATED' })
    await expect(
      kafka.log.readToEnd({ topic, partition: 0, from: 9, onBatch: () => {} }),
    ).rejects.toMatchObject({ code: 'LOG_TRUNCATED' })

    await kafka.admin().deleteRecords(topic, 0, 2)
    const before = kafka.log.source(topic, 0, 1)
    await expect(readUntil(before, 3)).rejects.toMatchObject({ code: 'INPUT_LOST' })
    expect(await committedValues(kafka, topic)).toEqual(['c'])
    await Promise.all([beyond.stop(), before.stop()])
  })

  test('a deleted topic fails who reads it, and nobody else', async () => {
    const proxy = await testProxy()
    const kafka = testClient({ route: () => proxy.address, missingTopicMs: 200 })
    const [kept = '', deleted = ''] = await Promise.all([
      testTopic(kafka, 'kept'),
      testTopic(kafka, 'deleted'),
    ])
    const sources = [kept, deleted].map(topic => kafka.log.source(topic, 0, 0))
    const [alive, dead] = sources as [PartitionSource, PartitionSource]
    onTestFinished(async () => void (await Promise.all(sources.map(s => s.stop()))))
    await Promise.all([alive.poll(), dead.poll()])
    await kafka.admin().delete([deleted])
    await expect(readUntil(dead, 1)).rejects.toMatchObject({ code: 'TOPIC_MISSING' })

    proxy.disconnectAll() // everybody has to ask for the leaders anew
    await kafka.appender().append([writeTo(kept, 0, 'goes on')])
    expect((await readUntil(alive, 1)).map(r => String(r.value))).toEqual(['goes on'])
  })

  test('restoring stops when told to', async () => {
    const kafka = testClient()
    const topic = await testTopic(kafka, 'stopped')
    await kafka.appender().append([writeTo(topic, 0, 'a')])
    const stopping = new AbortController()
    const onBatch = () => stopping.abort()
    const { signal } = stopping
    await kafka.log.readToEnd({ topic, partition: 0, onBatch, signal })
    await expect(
      kafka.log.readToEnd({ topic, partition: 0, onBatch, signal }),
    ).rejects.toMatchObject({ code: 'STOPPED' })
  })
})

/**
 * Random writes, commits and aborts of several producers, a fixed seed; returns what was committed.
 */
const interleave = async (
  topic: string,
  producers: Awaited<ReturnType<typeof looseProducer>>[],
  steps: number,
): Promise<string[]> => {
  let seed = 11
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const open = producers.map((): string[] => [])
  const committed: string[] = []
  const end = async (i: number, how: 'commit' | 'abort') => {
    const values = open[i]?.splice(0) ?? []
    if (values.length === 0) return
    await producers[i]?.end(how)
    if (how === 'commit') committed.push(...values)
  }
  for (let step = 0; step < steps; step += 1) {
    const i = random(producers.length)
    const act = random(10)
    if (act >= 8) await end(i, 'abort')
    else if (act >= 6) await end(i, 'commit')
    else {
      const key = random(3) ? `k${step}` : ABORT_MARKER_KEY
      open[i]?.push(`v${step}`)
      await producers[i]?.write(topic, textRecord(`v${step}`, key))
    }
  }
  for (let i = 0; i < producers.length; i += 1) await end(i, 'abort')
  await producers[0]?.write(topic, 'the end')
  await producers[0]?.end('commit')
  return committed
}

/**
 * A log whose first segment holds nothing but emptied batches. The second segment supersedes all
 * its keys and is filled up so that the cleaner cannot merge the two; a third is the active one,
 * which is never cleaned.
 */
const compactedTopic = async (kafka: ReturnType<typeof testClient>): Promise<string> => {
  const SEGMENT = 1 << 20
  const topic = await testTopic(kafka, 'compacted', {
    configs: {
      'cleanup.policy': 'compact',
      'segment.bytes': `${SEGMENT}`,
      'min.cleanable.dirty.ratio': '0.001',
      'delete.retention.ms': '0',
      'max.message.bytes': `${2 * SEGMENT}`,
    },
  })
  const records = Array.from({ length: 100 }, (_, i) => textRecord('x'.repeat(10_000), `k${i}`))
  // A batch of these takes 1,001,900 bytes or so; what is left of the segment goes to one more
  // record.
  const filler = textRecord('x'.repeat(SEGMENT - 1_002_200), 'filler')
  const append = (...some: typeof records) =>
    kafka.appender({ batchMaxBytes: 2 * SEGMENT }).append([{ topic, partition: 0, records: some }])
  await append(...records)
  await append(...records)
  await append(filler)
  await append(textRecord('active', 'active'.padEnd(2_000)))
  return topic
}
