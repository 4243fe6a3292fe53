// Method: a real broker behind a proxy that answers chosen requests with each error a cluster of
// several brokers knows. How the same errors come about for real is in
// several-brokers.integration.test.ts.
import type { FaultProxy } from '@baton/testkit/fault-proxy'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { KafkaClient } from './client.ts'
import type { KafkaConfig } from './cluster/config.ts'
import { committedValues, testClient, testTopic, unique, writeTo } from './testing/broker.ts'
import { testProxy } from './testing/proxy.ts'

const OFFSET_OUT_OF_RANGE = 1
const NOT_LEADER_OR_FOLLOWER = 6
const NOT_ENOUGH_REPLICAS = 19
const COORDINATOR = { loading: 14, notAvailable: 15, moved: 16 } as const
const CONCURRENT_TRANSACTIONS = 51
const TRANSACTION_ABORTABLE = 120

const setUp = async (
  config: Partial<KafkaConfig> = {},
): Promise<{ proxy: FaultProxy; kafka: KafkaClient; topic: string }> => {
  const proxy = await testProxy()
  const kafka = testClient({ route: () => proxy.address, ...config })
  return { proxy, kafka, topic: await testTopic(testClient(), 'answers') }
}

const error = (errorCode: number) => ({ kind: 'error', errorCode }) as const

describe('a reader goes on after', () => {
  test.each([
    ['NOT_LEADER_OR_FOLLOWER', NOT_LEADER_OR_FOLLOWER],
    ['LEADER_NOT_AVAILABLE', 5],
    ['REPLICA_NOT_AVAILABLE', 9],
    ['KAFKA_STORAGE_ERROR', 56],
    ['FENCED_LEADER_EPOCH', 74],
    ['UNKNOWN_LEADER_EPOCH', 75],
    ['OFFSET_OUT_OF_RANGE of an offset that is there', OFFSET_OUT_OF_RANGE],
  ])('%s', async (_, errorCode) => {
    const { proxy, kafka, topic } = await setUp()
    await kafka.appender().append([writeTo(topic, 0, 'a', 'b')])
    const rule = proxy.plan({ api: 'Fetch', times: 2 }, error(errorCode))
    const metadata = proxy.seen('Metadata')
    expect(await committedValues(kafka, topic)).toEqual(['a', 'b'])
    expect(rule.hits).toBe(2)
    expect(proxy.seen('Metadata')).toBeGreaterThan(metadata) // it asked who leads now
  })
})

describe('an appender', () => {
  test.each([
    ['NOT_LEADER_OR_FOLLOWER', NOT_LEADER_OR_FOLLOWER],
    ['LEADER_NOT_AVAILABLE', 5],
    ['REQUEST_TIMED_OUT', 7],
    ['NOT_ENOUGH_REPLICAS', NOT_ENOUGH_REPLICAS],
    ['NOT_ENOUGH_REPLICAS_AFTER_APPEND', 20],
  ])('goes on after %s', async (_, errorCode) => {
    const { proxy, kafka, topic } = await setUp()
    const rule = proxy.plan({ api: 'Produce', times: 2 }, error(errorCode))
    await kafka.appender().append([writeTo(topic, 0, 'a', 'b')])
    expect(rule.hits).toBe(2)
    expect(await committedValues(testClient(), topic)).toEqual(['a', 'b'])
  })

  test.each([
    ['knows that too few replicas took nothing', NOT_ENOUGH_REPLICAS, 'BROKER_UNAVAILABLE'],
    ['cannot know what its next leader has', NOT_LEADER_OR_FOLLOWER, 'OUTCOME_UNKNOWN'],
  ])('that gives up %s', async (_, errorCode, code) => {
    const { proxy, kafka, topic } = await setUp()
    const appender = kafka.appender({ deliveryTimeoutMs: 200 })
    proxy.plan({ api: 'Produce' }, error(errorCode))
    await expect(appender.append([writeTo(topic, 0, 'a')])).rejects.toMatchObject({ code })
  })
})

describe('a transactional writer', () => {
  test('takes over while coordinators move, load and complete what was before', async () => {
    const { proxy, kafka, topic } = await setUp()
    const looking = proxy.plan(
      { api: 'FindCoordinator', times: 2 },
      error(COORDINATOR.notAvailable),
    )
    const answers = [...Object.values(COORDINATOR), CONCURRENT_TRANSACTIONS]
    const rules = answers.map(code => proxy.plan({ api: 'InitProducerId', times: 1 }, error(code)))
    const writer = kafka.log.writer(topic, [topic])
    onTestFinished(() => writer.close())
    await writer.init()
    await writer.commit([writeTo(topic, 0, 'a')])
    expect([looking, ...rules].map(({ hits }) => hits)).toEqual([2, 1, 1, 1, 1])
  })

  test.each([
    [1, 'AddPartitionsToTxn', COORDINATOR.moved, 'BROKER_UNAVAILABLE'],
    [1, 'AddPartitionsToTxn', COORDINATOR.loading, 'BROKER_UNAVAILABLE'],
    [1, 'Produce', NOT_LEADER_OR_FOLLOWER, 'BROKER_UNAVAILABLE'],
    [1, 'Produce', NOT_ENOUGH_REPLICAS, 'BROKER_UNAVAILABLE'],
    [1, 'EndTxn', COORDINATOR.moved, 'OUTCOME_UNKNOWN'],
    [1, 'EndTxn', COORDINATOR.loading, 'OUTCOME_UNKNOWN'],
    [1, 'EndTxn', CONCURRENT_TRANSACTIONS, 'OUTCOME_UNKNOWN'],
    [2, 'Produce', NOT_LEADER_OR_FOLLOWER, 'BROKER_UNAVAILABLE'],
    [2, 'Produce', NOT_ENOUGH_REPLICAS, 'BROKER_UNAVAILABLE'],
    [2, 'Produce', TRANSACTION_ABORTABLE, 'BROKER_UNAVAILABLE'],
    [2, 'EndTxn', COORDINATOR.moved, 'OUTCOME_UNKNOWN'],
    [2, 'EndTxn', COORDINATOR.loading, 'OUTCOME_UNKNOWN'],
    [2, 'EndTxn', CONCURRENT_TRANSACTIONS, 'OUTCOME_UNKNOWN'],
  ] as const)(
    'of transaction.version %i is broken when %s answers %i; its successor commits',
    async (maxTransactionVersion, api, errorCode, code) => {
      const { proxy, kafka, topic } = await setUp({ maxTransactionVersion })
      const [first, second] = [0, 1].map(() => kafka.log.writer(topic, [topic]))
      onTestFinished(async () => void (await Promise.all([first?.close(), second?.close()])))
      await first?.init()
      proxy.plan({ api, times: 1 }, error(errorCode))
      await expect(first?.commit([writeTo(topic, 0, 'lost')])).rejects.toMatchObject({ code })
      await second?.init()
      await second?.commit([writeTo(topic, 0, 'kept')])
      const last = kafka.log.writer(topic, [topic])
      await last.init() // the markers are written now
      await last.close()
      expect(await committedValues(kafka, topic)).toEqual(['kept'])
    },
  )
})

describe('a member of a group', () => {
  test('stays one while its coordinator moves and loads', async () => {
    const { proxy, kafka, topic } = await setUp()
    const answers = Object.values(COORDINATOR)
    const joins = answers.map(code => proxy.plan({ api: 'JoinGroup', times: 1 }, error(code)))
    const membership = kafka.membership({ groupId: unique('group'), topic, heartbeatMs: 20 })
    onTestFinished(() => membership.leave())
    const assignments: unknown[] = []
    const lost: unknown[] = []
    await membership.join({ assigned: a => assignments.push(a), lost: e => lost.push(e) })
    const beats = answers.map(code => proxy.plan({ api: 'Heartbeat', times: 2 }, error(code)))
    await membership.goodHeartbeat()
    expect([...joins, ...beats].map(({ hits }) => hits)).toEqual([1, 1, 1, 2, 2, 2])
    expect(assignments).toEqual([{ partitions: [0], evicted: false }])
    expect(lost).toEqual([])
  })

  test('gives a silent coordinator up before its session ends', async () => {
    const { proxy, kafka, topic } = await setUp()
    const membership = kafka.membership({
      groupId: unique('group'),
      topic,
      sessionTimeoutMs: 4_000,
      heartbeatMs: 50,
    })
    onTestFinished(() => membership.leave())
    const evictions: boolean[] = []
    await membership.join({ assigned: ({ evicted }) => evictions.push(evicted), lost: () => {} })
    const silence = proxy.plan({ api: 'Heartbeat', times: 1 }, { kind: 'blackhole' })
    await silence.hit
    await membership.goodHeartbeat()
    expect(evictions).toEqual([false])
  })
})
