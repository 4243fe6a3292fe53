// Method as for the transactional writer: a real broker, a proxy that fails chosen Produce
// requests, the log as the judge.
import { describe, expect, test } from 'vitest'
import { committedValues, testClient, testTopic, unique, writeTo } from '../testing/broker.ts'
import { testProxy } from '../testing/proxy.ts'

const upTo = (count: number): string[] => Array.from({ length: count }, (_, i) => `v${i}`)

describe('an appender', () => {
  test('joins calls that wait for the same partition, keeps their order and tells each its offset', async () => {
    const proxy = await testProxy()
    const kafka = testClient({ route: () => proxy.address })
    const topic = await testTopic(kafka, 'joined', { partitions: 2 })
    const appender = kafka.appender()
    const receipts = await Promise.all(
      upTo(500).map((value, i) => appender.append([writeTo(topic, i % 2, value)])),
    )
    expect(receipts.map(([r]) => r?.baseOffset)).toEqual(upTo(500).map((_, i) => i >> 1))
    expect(await committedValues(kafka, topic, 1)).toEqual(upTo(500).filter((_, i) => i % 2))
    expect(proxy.seen('Produce')).toBeLessThan(20)
    await appender.close()
    await expect(appender.append([writeTo(topic, 0, 'late')])).rejects.toMatchObject({
      code: 'STOPPED',
    })
  })

  test.each(['drop-response', 'drop-request', 'mute-response'] as const)(
    'neither loses nor doubles when Produce meets %s',
    async kind => {
      const proxy = await testProxy()
      const kafka = testClient({ route: () => proxy.address, requestTimeoutMs: 400 })
      const topic = await testTopic(kafka, 'lost-answer')
      const appender = kafka.appender()
      await appender.append([writeTo(topic, 0, 'v0')])
      const rule = proxy.plan({ api: 'Produce', times: 2 }, { kind })
      expect(await appender.append([writeTo(topic, 0, 'v1', 'v2')])).toEqual([
        { topic, partition: 0, baseOffset: 1 },
      ])
      await appender.append([writeTo(topic, 0, 'v3', 'v4')])
      expect(rule.hits).toBe(2)
      expect(await committedValues(kafka, topic)).toEqual(upTo(5))
    },
  )

  test('neither loses nor doubles when every fourth request fails one way or another', async () => {
    const proxy = await testProxy()
    const kafka = testClient({ route: () => proxy.address })
    const topic = await testTopic(kafka, 'random-faults')
    const appender = kafka.appender({ batchMaxBytes: 1_000 })
    let produced = 0
    const every = (remainder: number) => () => produced % 4 === remainder
    proxy.plan({ api: 'Produce', when: () => ++produced < 0 }, { kind: 'drop-request' })
    const rules = [
      proxy.plan({ api: 'Produce', when: every(1) }, { kind: 'drop-response' }),
      proxy.plan({ api: 'Produce', when: every(3) }, { kind: 'drop-request' }),
    ]
    await Promise.all(upTo(600).map(value => appender.append([writeTo(topic, 0, value)])))
    proxy.heal()
    expect(await committedValues(kafka, topic)).toEqual(upTo(600))
    for (const { hits } of rules) expect(hits).toBeGreaterThan(5)
  })

  test('refuses more than its queue holds, and takes more once it is empty', async () => {
    const proxy = await testProxy()
    const kafka = testClient({ route: () => proxy.address })
    const topic = await testTopic(kafka, 'full', { partitions: 2 })
    const appender = kafka.appender({ partitionQueueMaxRecords: 3, queueMaxBytes: 5_000 })
    await appender.append([writeTo(topic, 0, 'a')])
    const held = proxy.plan({ api: 'Produce' }, { kind: 'hold-request' })
    const waiting = ['b', 'c', 'd'].map(v => appender.append([writeTo(topic, 0, v)]))
    await held.hit
    const full = { code: 'BROKER_UNAVAILABLE', message: expect.stringContaining('full') }
    await expect(appender.append([writeTo(topic, 0, 'e')])).rejects.toMatchObject(full)
    const large = writeTo(topic, 1, 'x'.repeat(5_000))
    await expect(appender.append([large])).rejects.toMatchObject(full)
    held.release()
    await Promise.all(waiting)
    await appender.append([writeTo(topic, 0, 'f')])
    expect(await committedValues(kafka, topic)).toEqual(['a', 'b', 'c', 'd', 'f'])
  })

  test('gives up in time: surely not appended when nothing was sent, unknown when no answer came', async () => {
    const proxy = await testProxy()
    const kafka = testClient({ route: () => proxy.address, requestTimeoutMs: 1_000 })
    const topic = await testTopic(kafka, 'gives-up')
    const appender = kafka.appender({ deliveryTimeoutMs: 3_000 })
    await appender.append([writeTo(topic, 0, 'a')])
    proxy.plan({ api: 'Produce' }, { kind: 'mute-response' })
    await expect(appender.append([writeTo(topic, 0, 'b')])).rejects.toMatchObject({
      code: 'OUTCOME_UNKNOWN',
    })
    proxy.heal()
    // Of the size of the one given up: with its sequence the broker would drop it as a duplicate.
    await appender.append([writeTo(topic, 0, 'c')])
    expect(await committedValues(kafka, topic)).toEqual(['a', 'b', 'c'])

    await proxy.close()
    const later = testClient({ route: () => proxy.address }).appender({ deliveryTimeoutMs: 100 })
    await expect(later.append([writeTo(topic, 0, 'd')])).rejects.toMatchObject({
      code: 'BROKER_UNAVAILABLE',
    })
  })

  test('refuses the record that is too large for its topic, not those that travelled with it', async () => {
    const kafka = testClient()
    const topic = await testTopic(kafka, 'large', { configs: { 'max.message.bytes': '2000' } })
    const appender = kafka.appender()
    const values = [...upTo(5), 'x'.repeat(3_000), ...upTo(5)]
    const outcomes = await Promise.allSettled(
      values.map(value => appender.append([writeTo(topic, 0, value)])),
    )
    expect(outcomes.filter(o => o.status === 'rejected')).toMatchObject([
      { reason: { code: 'RECORD_TOO_LARGE', remedy: 'poison' } },
    ])
    expect(await committedValues(kafka, topic)).toEqual([...upTo(5), ...upTo(5)])
  })

  test('says that a topic is missing', async () => {
    const kafka = testClient({ missingTopicMs: 100 })
    await expect(
      kafka.appender().append([writeTo(unique('missing'), 0, 'a')]),
    ).rejects.toMatchObject({ code: 'TOPIC_MISSING' })
  })
})
