// Method: the real task with the real rules and the real store on a log in memory, whose read part
// is deleted as a broker's retention would, so that what grows is the task's. Many contacts wait
// for a reply; the router is away until all their deadlines have passed. What comes out is judged
// as it comes, and kept nowhere.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { LmdbStores } from '@baton/store'
import { TASK_BOUNDS } from '@baton/stream'
import { expect, test } from 'vitest'
import { ManualClock } from '../../libs/stream/src/testing/manual-clock.ts'
import { FakeApp, messageOf } from '../../services/router/src/testing/fake-app.ts'

const CONTACTS = process.env.BATON_TEST_LONG === '1' ? 100_000 : 5_000
/**
 * What the task may hold more while it works off timers than when it began, MB: caches, batches,
 * wake-ups in flight.
 */
const HELD_MAX_MB = 32
const DEADLINE_MS = 5 * 60_000
const HOUR = 3_600_000
const START = Date.parse('2026-03-02T16:00:00Z')
/** Messages of one append. */
const CHUNK = 1_000

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heapMb = () => {
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

test(`${CONTACTS} timers due at once after a pause are worked off in order, with bounded memory`, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'baton-due-'))
  const stores = new LmdbStores({ directory, appId: 'app' })
  const app = new FakeApp({ fetchMaxRecords: 500 })
  await app.publish()
  await app.feed.start()
  const { events, decisions, state, outbound, outcomes, adoptions } = app.topics
  const owners = ['lead', 'buyer', 'seller', 'human']
  const written = [outbound, outcomes, adoptions, ...owners.map(app.topics.routing)]
  const codec = app.codecs.of('handoff.decisions.v1')
  const clock = new ManualClock(START)
  const contact = (i: number) => `contact-${i}`

  let decided = 0
  let inFlight = 0
  let woken = 0
  let overdue = 0
  /** What came at the wrong place or time. */
  const wrong: string[] = []
  let mostInFlight = 0

  const taken = (topic: string) => {
    const log = app.log.broker.partition(topic, 0)
    const records = app.log.committed(topic, 0)
    const last = records.at(-1)
    if (last) log.deleteBefore(last.offset + 1)
    return records
  }
  const judge = () => {
    let next = 0
    for (const { value } of taken(decisions)) {
      const { event, contactId, at, slot, offset } = codec.decode(value!)
      if (slot === 0) {
        decided++
        next = offset + 1
        if (event === 'TimerDue') inFlight--
      } else if (slot === 1 && event === 'reply') {
        const due = START + overdue + DEADLINE_MS
        if (contactId !== contact(overdue) || at !== due) wrong.push(`${contactId} at ${at}`)
        overdue++
      }
    }
    if (next === 0) return
    app.log.broker.partition(events, 0).deleteBefore(next)
    for (const topic of written) taken(topic)
  }
  const appender = {
    append: async (writes: Parameters<typeof app.log.append>[0]) => {
      // A log in memory answers at once: without this nothing else would get its turn.
      await turn()
      judge()
      for (const { records } of writes) {
        for (const { key } of records) {
          if (woken < CONTACTS && `${key}` !== contact(woken)) wrong.push(`${key} woken`)
          woken++
        }
        inFlight += records.length
      }
      mostInFlight = Math.max(mostInFlight, inFlight)
      const now = clock.now()
      return app.log.append(
        writes.map(write => ({
          ...write,
          records: write.records.map(record => ({ ...record, timestamp: now })),
        })),
      )
    },
  }
  const wakeUps = { appender, time: 'wall' as const }
  const running = () => app.task(TASK_BOUNDS.batchMaxRecords, { stores, clock, wakeUps })

  const before = running()
  const stopped = before.run()
  for (let from = 0; from < CONTACTS; from += CHUNK) {
    const records = Array.from({ length: CHUNK }, (_, k) => {
      const timestamp = START + from + k
      const value = app.codecs.of('contact.events.v1').encode(messageOf('hello', timestamp))
      return { key: Buffer.from(contact(from + k)), value, timestamp }
    })
    await app.log.append([{ topic: events, partition: 0, records }])
    while (decided < from + CHUNK) {
      await turn()
      judge()
    }
  }
  before.stop()
  await stopped
  expect(overdue).toBe(0)

  clock.advance(HOUR)
  const after = running()
  const ended = after.run()
  while (overdue === 0) {
    await turn()
    judge()
  }
  // A task that runs does not read its changelog.
  written.push(state)
  judge()
  const heapBefore = heapMb()
  let most = 0
  for (let looks = 1; overdue < CONTACTS; ) {
    await turn()
    judge()
    if (overdue < (looks * CONTACTS) / 10) continue
    looks++
    most = Math.max(most, heapMb() - heapBefore)
  }
  after.stop()
  await ended
  await app.feed.stop()
  await stores.close()
  rmSync(directory, { recursive: true })
  process.stdout.write(
    `${CONTACTS} timers: at most ${mostInFlight} wake-ups in flight, ${most.toFixed(1)} MB more than before\n`,
  )
  expect(wrong.slice(0, 5)).toEqual([])
  expect(mostInFlight).toBeLessThanOrEqual(TASK_BOUNDS.timersInFlightMax)
  expect(most).toBeLessThan(HELD_MAX_MB)
})
