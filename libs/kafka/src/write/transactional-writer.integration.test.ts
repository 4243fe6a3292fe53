// One test for each way in which a transaction can end badly. The broker is real; a proxy fails
// chosen requests and proves by its count that it did. What became of a transaction is read from
// the log, by a client that does not go through the proxy.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { TransactionalWriter } from '@baton/stream'
import type { Fault, FaultProxy } from '@baton/testkit/fault-proxy'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import type { KafkaClient } from '../client.ts'
import type { KafkaConfig } from '../cluster/config.ts'
import {
  committedValues,
  eventually,
  testClient,
  testTopic,
  textRecord,
  writeTo,
} from '../testing/broker.ts'
import { testProxy } from '../testing/proxy.ts'

const writerOf = async (
  kafka: KafkaClient,
  id: string,
  topics: readonly string[],
): Promise<TransactionalWriter> => {
  const writer = kafka.log.writer(id, topics)
  onTestFinished(() => writer.close())
  await writer.init()
  return writer
}

/** What the log holds once the next owner has settled the last transaction. */
const settled = async (kafka: KafkaClient, id: string, topic: string): Promise<string[]> => {
  await writerOf(kafka, id, [topic])
  return committedValues(kafka, topic)
}

const CONCURRENT_TRANSACTIONS = 51
const COORDINATOR_NOT_AVAILABLE = 15

describe.each([1, 2] as const)('a transactional writer of transaction.version %i', version => {
  const client = (config: Partial<KafkaConfig> = {}) =>
    testClient({ maxTransactionVersion: version, ...config })
  const throughProxy = (proxy: FaultProxy, config: Partial<KafkaConfig> = {}) =>
    client({ route: () => proxy.address, ...config })

  test('writes to several topics and partitions at once, and says where', async () => {
    const kafka = client()
    const [first = '', second = ''] = await Promise.all([
      testTopic(kafka, 'first', { partitions: 2 }),
      testTopic(kafka, 'second'),
    ])
    const writer = await writerOf(kafka, first, [first, second])
    expect(await writer.commit([])).toEqual([])
    await writer.commit([writeTo(first, 1, 'a', 'b')])
    const receipts = await writer.commit([
      writeTo(second, 0, 'c'),
      writeTo(first, 0),
      writeTo(first, 1, 'd'),
      writeTo(second, 0, 'e'),
    ])
    expect(receipts).toEqual([
      { topic: second, partition: 0, baseOffset: 0 },
      { topic: first, partition: 1, baseOffset: 3 },
    ])
    await writerOf(kafka, first, [])
    expect(await committedValues(kafka, first, 1)).toEqual(['a', 'b', 'd'])
    expect(await committedValues(kafka, second)).toEqual(['c', 'e'])
  })

  test('is fenced by the next owner, with or without an open transaction, and stays broken', async () => {
    const kafka = client()
    const topic = await testTopic(kafka, 'fenced')
    const zombie = await writerOf(kafka, topic, [topic])
    await zombie.commit([writeTo(topic, 0, 'before')])
    const owner = await writerOf(kafka, topic, [topic])
    await expect(zombie.commit([writeTo(topic, 0, 'zombie')])).rejects.toMatchObject({
      code: 'PRODUCER_FENCED',
      remedy: 'fenced',
    })
    await expect(zombie.commit([writeTo(topic, 0, 'again')])).rejects.toMatchObject({
      code: 'BROKEN_WRITER',
    })
    await owner.commit([writeTo(topic, 0, 'owner')])
    expect(await settled(kafka, topic, topic)).toEqual(['before', 'owner'])
  })

  test('is fenced between Produce and EndTxn without a trace', async () => {
    const proxy = await testProxy()
    const topic = await testTopic(client(), 'fenced-late')
    const zombie = await writerOf(throughProxy(proxy), topic, [topic])
    const held = proxy.plan({ api: 'EndTxn' }, { kind: 'hold-request' })
    const committing = expect(zombie.commit([writeTo(topic, 0, 'zombie')])).rejects.toMatchObject({
      code: 'PRODUCER_FENCED',
    })
    await held.hit
    const kafka = client()
    const owner = await writerOf(kafka, topic, [topic])
    held.release()
    await committing
    await owner.commit([writeTo(topic, 0, 'owner')])
    expect(await settled(kafka, topic, topic)).toEqual(['owner'])
  })

  const endings: readonly [
    name: string,
    fault: Fault,
    truth: string[],
    config?: Partial<KafkaConfig>,
  ][] = [
    ['request to commit is lost', { kind: 'drop-request' }, []],
    ['answer to a commit is lost', { kind: 'drop-response' }, ['in doubt']],
    [
      'answer to a commit never comes',
      { kind: 'mute-response' },
      ['in doubt'],
      { requestTimeoutMs: 2_000 },
    ],
  ]
  test.each(endings)(
    'does not know the outcome when the %s; the next owner does',
    async (_, fault, truth, config) => {
      const proxy = await testProxy()
      const topic = await testTopic(client(), 'doubt')
      const writer = await writerOf(throughProxy(proxy, config), topic, [topic])
      const rule = proxy.plan({ api: 'EndTxn' }, fault)
      await expect(writer.commit([writeTo(topic, 0, 'in doubt')])).rejects.toMatchObject({
        code: 'OUTCOME_UNKNOWN',
        remedy: 'retry',
      })
      expect(rule.hits).toBe(1) // sent once: never repeated by itself
      await expect(writer.commit([])).rejects.toMatchObject({ code: 'BROKEN_WRITER' })
      expect(await settled(client(), topic, topic)).toEqual(truth)
    },
  )

  test('loses nothing to a sequence used twice after the answer to Produce was lost', async () => {
    const proxy = await testProxy()
    const topic = await testTopic(client(), 'sequence')
    const kafka = throughProxy(proxy)
    const writer = await writerOf(kafka, topic, [topic])
    await writer.commit([writeTo(topic, 0, 'first')])
    const rule = proxy.plan({ api: 'Produce', times: 1 }, { kind: 'drop-response' })
    await expect(writer.commit([writeTo(topic, 0, 'never')])).rejects.toMatchObject({
      code: 'BROKER_UNAVAILABLE',
    })
    expect(rule.hits).toBe(1)
    const next = await writerOf(kafka, topic, [topic])
    await next.commit([writeTo(topic, 0, 'other')])
    expect(await settled(client(), topic, topic)).toEqual(['first', 'other'])
  })

  test('waits for the markers of the transaction before, and for nothing else', async () => {
    const proxy = await testProxy()
    const topic = await testTopic(client(), 'markers')
    const writer = await writerOf(throughProxy(proxy), topic, [topic])
    const busy = { kind: 'error', errorCode: CONCURRENT_TRANSACTIONS } as const
    const first = version === 1 ? 'AddPartitionsToTxn' : 'Produce'
    const markers = proxy.plan({ api: first, times: 3 }, busy)
    await writer.commit([writeTo(topic, 0, 'waited')])
    expect(markers.hits).toBe(3)
    expect(proxy.seen('AddPartitionsToTxn')).toBe(version === 1 ? 4 : 0)
    for (let i = 1; i < 30; i += 1) await writer.commit([writeTo(topic, 0, `${i}`)])
    proxy.plan({ api: 'EndTxn' }, { kind: 'error', errorCode: COORDINATOR_NOT_AVAILABLE })
    const ends = proxy.seen('EndTxn')
    await expect(writer.commit([writeTo(topic, 0, 'last')])).rejects.toMatchObject({
      remedy: 'retry',
    })
    expect(proxy.seen('EndTxn')).toBe(ends + 1)
    expect(await settled(client(), topic, topic)).toHaveLength(30)
  })

  test('leaves one copy of what it is told to send again three times after it was appended', async () => {
    const proxy = await testProxy()
    const topic = await testTopic(client(), 'appended', { partitions: 2 })
    const writer = await writerOf(throughProxy(proxy), topic, [topic])
    // Its first transaction: no markers of an earlier one are a reason to refuse it in earnest.
    const busy = { kind: 'error-after', errorCode: CONCURRENT_TRANSACTIONS } as const
    const told = proxy.plan({ api: 'Produce', times: 3 }, busy)
    await writer.commit([writeTo(topic, 0, 'a', 'b'), writeTo(topic, 1, 'c')])
    expect(told.hits).toBe(3)
    await writer.commit([writeTo(topic, 0, 'last')])
    expect(await settled(client(), topic, topic)).toEqual(['a', 'b', 'last'])
    expect(await committedValues(client(), topic, 1)).toEqual(['c'])
  })

  test('names a batch that is too large for its topic', async () => {
    const kafka = client()
    const topic = await testTopic(kafka, 'large', { configs: { 'max.message.bytes': '1000' } })
    const writer = await writerOf(kafka, topic, [topic])
    await expect(writer.commit([writeTo(topic, 0, 'x'.repeat(2_000))])).rejects.toMatchObject({
      code: 'RECORD_TOO_LARGE',
      remedy: 'poison',
    })
    expect(await settled(kafka, topic, topic)).toEqual([])
  })

  test("takes over the open transaction of a killed process long before the transaction's time-out", async () => {
    const kafka = client()
    const topic = await testTopic(kafka, 'killed')
    const script = new URL('../testing/dying-writer.ts', import.meta.url).pathname
    const broker = inject('cluster').brokers[0] ?? ''
    const child = spawn(process.execPath, [script, broker, topic, topic, String(version)], {
      stdio: 'ignore',
    })
    const [, signal] = await once(child, 'exit')
    expect(signal).toBe('SIGKILL')
    const uncommitted = await kafka.log.ends(topic, 0)
    expect(uncommitted.end).toBe(0)

    const since = performance.now()
    const owner = await writerOf(kafka, topic, [topic])
    await owner.commit([writeTo(topic, 0, 'of the living')])
    await eventually(async () => (await committedValues(kafka, topic)).length > 0)
    // The time-out is 30 s.
    expect(performance.now() - since).toBeLessThan(15_000)
    expect(await committedValues(kafka, topic)).toEqual(['of the living'])
    expect((await kafka.log.ends(topic, 0)).end).toBeGreaterThan(2) // the dead record is there
  })

  test('with a successor after each fault counts every input once under random faults', async () => {
    const proxy = await testProxy()
    const topic = await testTopic(client(), 'random')
    const kafka = throughProxy(proxy)
    const apis = ['Produce', 'AddPartitionsToTxn', 'EndTxn', 'InitProducerId'] as const
    let seed = 7
    const chance = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed / 2_147_483_648 < 0.06
    }
    const rules = [
      proxy.plan({ api: apis, when: chance }, { kind: 'drop-request' }),
      proxy.plan({ api: apis, when: chance }, { kind: 'drop-response' }),
    ]
    const INPUTS = 300
    let takeovers = 0
    for (let done = 0; done < INPUTS; takeovers += 1)
      done = await workUntilFault(kafka, topic, INPUTS).catch(() => 0)
    proxy.heal()
    const expected = Array.from({ length: INPUTS }, (_, i) => `${i}:${(i * (i + 1)) / 2}`)
    expect(await settled(client(), topic, topic)).toEqual(expected)
    for (const { hits } of rules) expect(hits).toBeGreaterThan(3)
    expect(takeovers).toBeGreaterThan(6)
  })
})

test('a writer of one transaction.version takes over from one of another, again and again', async () => {
  const topic = await testTopic(testClient(), 'versions')
  const expected: string[] = []
  for (const [i, maxTransactionVersion] of ([1, 2, 1, 2, 2, 1] as const).entries()) {
    const writer = await writerOf(testClient({ maxTransactionVersion }), topic, [topic])
    for (const value of [`${i}a`, `${i}b`]) {
      await writer.commit([writeTo(topic, 0, value)])
      expected.push(value)
    }
  }
  expect(await settled(testClient(), topic, topic)).toEqual(expected)
})

const EPOCHS = 32_767

test.runIf(process.env.BATON_TEST_LONG === '1')(
  'goes on under another producer id when the epochs of one are used up',
  async () => {
    const topic = await testTopic(testClient(), 'epochs')
    const writer = await writerOf(testClient(), topic, [topic])
    const values = Array.from({ length: EPOCHS + 500 }, (_, i) => `${i}`)
    for (const value of values) await writer.commit([writeTo(topic, 0, value)])
    expect(await settled(testClient(), topic, topic)).toEqual(values)
  },
  900_000,
)

/**
 * A task in small: takes over, restores its running sum from the log, goes on from there, three
 * inputs to a transaction.
 */
const workUntilFault = async (kafka: KafkaClient, topic: string, inputs: number) => {
  const writer = await writerOf(kafka, topic, [topic])
  const [last = '-1:0'] = (await committedValues(kafka, topic)).slice(-1)
  let [done = -1, sum = 0] = last.split(':').map(Number)
  while (done < inputs - 1) {
    const records = Array.from({ length: Math.min(3, inputs - 1 - done) }, () => {
      done += 1
      sum += done
      return textRecord(`${done}:${sum}`, 'sum')
    })
    await writer.commit([{ topic, partition: 0, records }])
  }
  return inputs
}
