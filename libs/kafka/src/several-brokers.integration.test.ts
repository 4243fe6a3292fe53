// Method: three real brokers, replication 3, two in sync to write. One appender, one transactional
// writer that starts anew after any doubt, two readers and two members of a group work all the time
// while the brokers are disturbed; the log judges them at the end.
import { type Brokers, startBrokers } from '@baton/embedded'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createKafka } from './client.ts'
import { committedValues, eventually, unique, writeTo } from './testing/broker.ts'
import { Workload } from './testing/workload.ts'

/** Of a start, a kill or a wake-up of JVMs, of which a busy machine makes minutes. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
/** Of the log; measured: 6 s on a quiet machine. */
const WENT_ON_WITHIN_MS = 60_000
/** Longer than the brokers take to go on and the killed one to be back. */
const WAITS_MS = 120_000

let brokers: Brokers
let work: Workload

beforeAll(async () => {
  brokers = await startBrokers(3, { env: process.env })
  work = new Workload(brokers.addresses)
  await work.start()
  await work.progress()
})
afterAll(() => brokers?.stop())

const client = (config: object = {}) =>
  createKafka({ brokers: brokers.addresses, clientId: 'kafka-test', ...config })

/** Everything that has one place, in one place. */
const gatherAt = async (node: number): Promise<void> => {
  for (const topic of [work.appended, ...work.counted]) await brokers.moveLeader(topic, 0, node)
  await brokers.moveCoordinator('group', work.groupId, node)
  await brokers.moveCoordinator('transaction', work.transactionalId, node)
}

/** Until every part has made some progress; says how long after `since` (monotonic ms) that was. */
const wentOn = async (since: number, after: string): Promise<number> => {
  await work.progress()
  const ms = performance.now() - since
  process.stderr.write(`[brokers] went on ${Math.round(ms)} ms after ${after}\n`)
  return ms
}

test('all go on while leaders and coordinators move, and no member is evicted', async () => {
  for (const node of [1, 2, 3]) {
    await gatherAt(node)
    await work.progress()
  }
  expect(work.members.flatMap(member => member.evicted)).toEqual([])
})

test('all go on after the leader and coordinator of everything is killed with SIGKILL; with too few in sync an append waits', async () => {
  const kafka = client()
  const topic = unique('in-sync')
  const configs = { 'min.insync.replicas': '3' }
  await kafka.admin().create([{ name: topic, partitions: 1, configs }])
  await brokers.moveLeader(topic, 0, 2)
  const since = performance.now()
  await brokers.kill(3)
  let outcome: unknown = 'waits'
  const appending = kafka
    .appender({ deliveryTimeoutMs: WAITS_MS })
    .append([writeTo(topic, 0, 'waits')])
    .then(
      () => {
        outcome = 'appended'
      },
      error => {
        outcome = error
      },
    )
  expect(await wentOn(since, 'the kill')).toBeLessThan(WENT_ON_WITHIN_MS)
  expect(await brokers.coordinatorOf('group', work.groupId)).not.toBe(3)
  expect(outcome).toBe('waits')
  await brokers.start(3)
  await appending
  expect(outcome).toBe('appended')
  // A leader that has just come into office may show an older end for a moment.
  await expect.poll(() => committedValues(kafka, topic), { timeout: 10_000 }).toEqual(['waits'])
  await kafka.close()
  await brokers.untilInSync()
})

test('all go on when it is restarted in good order', async () => {
  await gatherAt(2)
  await brokers.shutDown(2)
  await work.progress()
  await brokers.start(2)
  await brokers.untilInSync()
})

test('all go on when it is frozen with its connections open, and when it wakes up', async () => {
  await gatherAt(1)
  const since = performance.now()
  brokers.freeze(1)
  expect(await wentOn(since, 'the freeze')).toBeLessThan(WENT_ON_WITHIN_MS)
  brokers.thaw(1)
  await brokers.untilInSync()
  await work.progress()
})

test('a deleted topic fails those who use it and nobody else', async () => {
  const kafka = client({ missingTopicMs: 200 })
  const topic = unique('deleted')
  await kafka.admin().create([{ name: topic, partitions: 1 }])
  const appender = kafka.appender()
  await appender.append([writeTo(topic, 0, 'a'), writeTo(work.appended, 1, 'b')])
  await kafka.admin().delete([topic])
  // The controller has answered; the leader hears of it a moment later, and appends until then.
  const appendForEver = async () => {
    for (;;) await appender.append([writeTo(topic, 0, 'c')])
  }
  await expect(appendForEver()).rejects.toMatchObject({ code: 'TOPIC_MISSING' })
  await brokers.moveLeader(
    work.appended,
    1,
    (await brokers.leaderOf(work.appended, 1)) === 1 ? 2 : 1,
  )
  await appender.append([writeTo(work.appended, 1, 'd')])
  expect(await committedValues(kafka, work.appended, 1)).toEqual(['b', 'd'])
  await kafka.close()
})

test('nothing acknowledged was lost, nothing was doubled, every reader saw all of it in order', async () => {
  await brokers.untilInSync()
  await eventually(() => work.members.every(member => member.now.length === 2))
  await work.stop()
  const kafka = client()
  const appended = await committedValues(kafka, work.appended)
  expect(appended).toEqual(work.acknowledged)
  expect(work.read).toEqual(appended)

  const [first, second] = await Promise.all(
    work.counted.map(topic => committedValues(kafka, topic)),
  )
  expect(first).toEqual(first?.map((_, i) => `${i}`))
  expect(second).toEqual(first)
  expect(work.counts).toEqual(first)
  expect(work.takeOvers).toBeGreaterThan(3)
  expect(work.members.map(member => member.lost)).toEqual([undefined, undefined])
  expect(new Set(work.members.flatMap(member => member.now)).size).toBe(4)
  await kafka.close()
})
