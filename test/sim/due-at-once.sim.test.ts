// Method: the real task with the real rules on a log in memory, whose read part is deleted as a broker's retention would,
// so that what grows is the task's. Many contacts wait for a reply; the router is away until all their deadlines have passed.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Decision } from '@baton/domain'
import { TASK_BOUNDS } from '@baton/stream'
import { expect, test } from 'vitest'
import { ManualClock } from '../../libs/stream/src/testing/manual-clock.ts'
import { FakeApp, messageOf } from '../../services/router/src/testing/fake-app.ts'

const CONTACTS = process.env.BATON_TEST_LONG === '1' ? 100_000 : 10_000
/** What the task may hold more while it works off timers than when it began, MB: caches, batches, wake-ups in flight. */
const HELD_MAX_MB = 48
const DEADLINE_MS = 5 * 60_000
const HOUR = 3_600_000
const START = Date.parse('2026-03-02T16:00:00Z')
/** Records of the log between two looks at the heap. */
const LOOK_EVERY = CONTACTS / 10

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heapMb = () => {
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/** Reads what a topic got since, and deletes it. */
const taken = (app: FakeApp, topic: string) => {
  const records = app.log.committed(topic, 0)
  const last = records.at(-1)
  if (last) app.log.broker.partition(topic, 0).deleteBefore(last.offset + 1)
  return records
}

test(`${CONTACTS} timers due at once after a pause are worked off in order, with bounded memory`, async () => {
  const app = new FakeApp({ fetchMaxRecords: 500 })
  await app.publish()
  await app.feed.start()
  const { events, decisions, state, outbound, outcomes, adoptions } = app.topics
  const owners = ['lead', 'buyer', 'seller', 'human']
  const written = [outbound, outcomes, adoptions, ...owners.map(app.topics.routing)]
  const clock = new ManualClock(START)
  let inFlight = 0
  let mostInFlight = 0
  const wakes: string[] = []
  const appender = {
    append: async (writes: Parameters<typeof app.log.append>[0]) => {
      // A log in memory answers at once: without this nothing else would get its turn.
      await turn()
      forget()
      const stamped = writes.map(write => ({
        ...write,
        records: write.records.map(record => ({ ...record, timestamp: clock.now() })),
      }))
      for (const { records } of writes) for (const { key } of records) wakes.push(`${key}`)
      inFlight += writes.reduce((sum, { records }) => sum + records.length, 0)
      mostInFlight = Math.max(mostInFlight, inFlight)
      return app.log.append(stamped)
    },
  }
  const task = () =>
    app.task(TASK_BOUNDS.batchMaxRecords, { clock, wakeUps: { appender, time: 'wall' } })

  const first: Pick<Decision, 'contactId' | 'at'>[] = []
  const codec = app.codecs.of('handoff.decisions.v1')
  let decided = 0
  /** Keeps of each decision what is looked at below, and throws away what was read and written. */
  const forget = () => {
    for (const { value } of taken(app, decisions)) {
      const { event, contactId, at, slot, offset } = codec.decode(value!)
      if (event === 'TimerDue') inFlight--
      if (slot === 0) decided++
      if (slot === 0) app.log.broker.partition(events, 0).deleteBefore(offset + 1)
      else if (slot === 1 && event === 'reply') first.push({ contactId, at })
    }
    for (const topic of written) taken(app, topic)
    if (app.log.committed(state, 0).length > 3 * CONTACTS)
      app.log.broker.partition(state, 0).compact()
  }

  const value = (at: number) => app.codecs.of('contact.events.v1').encode(messageOf('hello', at))
  const records = Array.from({ length: CONTACTS }, (_, i) => ({
    key: Buffer.from(`contact-${i}`),
    value: value(START + i),
    timestamp: START + i,
  }))
  await app.log.append([{ topic: events, partition: 0, records }])
  const before = task()
  const stopped = before.run()
  while (decided < CONTACTS) {
    await turn()
    forget()
  }
  before.stop()
  await stopped
  expect(first).toEqual([])

  clock.advance(HOUR)
  const after = task()
  const ended = after.run()
  const heapBefore = heapMb()
  let most = 0
  let looked = 0
  while (first.length < CONTACTS) {
    await turn()
    forget()
    if (first.length - looked < LOOK_EVERY) continue
    looked = first.length
    most = Math.max(most, heapMb() - heapBefore)
  }
  after.stop()
  await ended
  await app.feed.stop()
  process.stdout.write(
    `${CONTACTS} timers: at most ${mostInFlight} wake-ups in flight, ${most.toFixed(1)} MB more than before\n`,
  )
  const inOrder = Array.from({ length: CONTACTS }, (_, i) => `contact-${i}`)
  expect(wakes.slice(0, CONTACTS)).toEqual(inOrder)
  expect(first.map(one => one.contactId)).toEqual(inOrder)
  expect(first.every((one, i) => one.at === START + i + DEADLINE_MS)).toBe(true)
  expect(mostInFlight).toBeLessThanOrEqual(TASK_BOUNDS.timersInFlightMax)
  expect(most).toBeLessThan(HELD_MAX_MB)
})
