// Method: two learner processes share an app whose outcomes arrive in bursts; while a burst is
// being worked off each is killed with SIGKILL and started again. Judge: the pure fold over the
// log, which shares the policies and nothing of the task.
import { latestOf, readAll } from '@baton/cli'
import {
  type HandoffOutcome,
  type LearnedThreshold,
  type Outcome,
  PROGRESS_KEY,
} from '@baton/domain'
import { DEFAULT_SETTINGS, foldDays, lastClosedDay, publishActive, routeOf } from '@baton/learning'
import { daysOf, routesOf, tallyOutcomes } from '@baton/learning/testing'
import { expect, test } from 'vitest'
import { newApp, type TestApp, until } from './app.ts'
import { ServiceProcess } from './service-process.ts'

const PARTITIONS = 2
const KILLS = 20
/** Of one burst, which is one day. */
const OUTCOMES = 250
const SESSION_MS = 1_000
/** Small transactions, so that a burst takes long enough to be killed in its midst. */
const BATCH = 5
const TAKE_OVER_MS = 60_000
const DAY = 86_400_000
const KINDS: readonly Outcome[] = [
  'successful',
  'failed',
  'failed',
  'reverted',
  'timeout',
  'superseded',
]

const outcomeOf = (n: number, day: number): HandoffOutcome => ({
  decisionId: `d-${n}`,
  contactId: `contact-${n % 50}`,
  locationId: '',
  from: 'lead',
  to: n % 3 === 0 ? 'seller' : 'buyer',
  outcome: KINDS[(n * 7919) % KINDS.length] ?? 'failed',
  reason: '',
  score: 7_000 + ((n * 104_729) % 3_000),
  threshold: 7_000,
  propensity: 10_000,
  handedAt: day * DAY,
  closedAt: day * DAY + ((n * 31_337) % DAY),
  policy: 'p',
  engine: 'e',
})

/** A day of outcomes, dealt to partitions. */
const burst = async ({ appender, platform }: TestApp, day: number): Promise<void> => {
  const codec = platform.codecs.of('handoff.outcomes.v1')
  const topic = platform.topic('handoff.outcomes.v1')
  const outcomes = Array.from({ length: OUTCOMES }, (_, i) => outcomeOf(day * OUTCOMES + i, day))
  const writes = Array.from({ length: PARTITIONS }, (_, partition) => ({
    topic,
    partition,
    records: outcomes
      .filter((_, i) => i % PARTITIONS === partition)
      .map(one => ({
        key: Buffer.from(one.contactId),
        value: codec.encode(one),
        timestamp: one.closedAt,
      })),
  }))
  await appender.append(writes)
}

/** How many outcomes are behind the learner's progress. */
class Progress {
  readonly #app: TestApp
  #next = 0
  #read = 0

  constructor(app: TestApp) {
    this.#app = app
  }

  async read(): Promise<number> {
    const { platform } = this.#app
    const codec = platform.codecs.of('learner.state.v1')
    const outcomes = platform.topic('handoff.outcomes.v1')
    const { nextOffset } = await platform.kafka.log.readToEnd({
      topic: platform.topic('learner.state.v1'),
      partition: 0,
      from: this.#next,
      onBatch: ({ records }) => {
        for (const { key, value } of records) {
          if (!value || key?.toString() !== PROGRESS_KEY) continue
          const lanes = codec.decode(value).input.filter(({ topic }) => topic === outcomes)
          this.#read = lanes.reduce((sum, { offset }) => sum + offset, 0)
        }
      },
    })
    this.#next = nextOffset
    return this.#read
  }
}

/** The counts in the learner's state, in the form of a ledger. */
const countsIn = async ({ platform }: TestApp) => {
  const counts: Record<string, { successes: number; failures: number }> = {}
  for (const [key, { kind, body }] of await latestOf(platform, 'learner.state.v1')) {
    if (kind !== 'day') continue
    const [, route = '', day = ''] = key.split('/')
    for (const { bin, ...tally } of JSON.parse(body.toString()).own) {
      counts[`${route}|${day}|${bin}`] = tally
    }
  }
  return counts
}

test('whatever is killed when, counts and thresholds are those of the log, and one instance publishes', async () => {
  const app = await newApp('learner', PARTITIONS)
  const env = {
    BATON_SESSION_TIMEOUT_MS: String(SESSION_MS),
    BATON_BATCH_MAX_RECORDS: String(BATCH),
  }
  const learners = ['a', 'b'].map(name => new ServiceProcess('learner', app, name, env))
  const progress = new Progress(app)
  let appended = 0
  let inMidst = 0
  const killInMidst = async (learner: ServiceProcess) => {
    const before = await progress.read()
    const advanced = async () => (await progress.read()) > before
    await until('a commit in the burst', advanced, TAKE_OVER_MS, 1)
    await learner.end('SIGKILL')
    if ((await progress.read()) < appended) inMidst++
  }
  try {
    for (const learner of learners) learner.start()
    for (let day = 0; day < KILLS; day++) {
      const learner = learners[day % learners.length]!
      await burst(app, day)
      appended += OUTCOMES
      await killInMidst(learner)
      learner.start()
    }
    const done = async () => (await progress.read()) === appended
    await until('all is counted', done, TAKE_OVER_MS, 50)
  } finally {
    await Promise.all(learners.map(learner => learner.end('SIGTERM')))
  }
  expect(inMidst).toBeGreaterThan(KILLS / 2)

  const { platform } = app
  const outcomes: HandoffOutcome[] = []
  await readAll(platform, 'handoff.outcomes.v1', [0, 1], one => one && outcomes.push(one))
  const ledger = tallyOutcomes(outcomes)
  expect(outcomes).toHaveLength(KILLS * OUTCOMES)
  expect(await countsIn(app)).toEqual({ ...ledger })

  const closed = lastClosedDay(Math.max(...outcomes.map(one => one.closedAt)))
  const published = await latestOf(platform, 'handoff.thresholds.v1')
  for (const route of routesOf(ledger)) {
    const [from = '', to = ''] = route.split('>')
    const state = foldDays(daysOf(ledger, route, { until: closed }), DEFAULT_SETTINGS)
    expect(published.get(route)).toEqual(publishActive({ from, to }, state, DEFAULT_SETTINGS))
    expect(state.samples).toBeGreaterThan(100)
  }

  // A second publisher would have put an older fold behind a newer one.
  const days = new Map<string, number>()
  await readAll(platform, 'handoff.thresholds.v1', [0], (one: LearnedThreshold | null) => {
    if (!one || one.status === 'shadow') return
    expect(one.samples).toBeGreaterThanOrEqual(days.get(routeOf(one)) ?? 0)
    days.set(routeOf(one), one.samples)
  })
  await app.close()
})
