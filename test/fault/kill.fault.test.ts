// Method: two router processes share 4 partitions while messages arrive in bursts; at random moments of working a burst
// off each is killed with SIGKILL and started again. Judges: Kafka's own console consumer (a client we did not write),
// and the sequential oracle over the same log.
import { readFileSync } from 'node:fs'
import { javaConsoleConsumer } from '@baton/embedded'
import { verifyApp } from '@baton/testkit'
import { expect, inject, test } from 'vitest'
import { newApp, ProgressWatch, until } from './app.ts'
import { ServiceProcess } from './service-process.ts'

const PARTITIONS = 4
const ROUNDS = 10
const EVENTS = 20_000
const CONTACTS = 400
const SESSION_MS = 6_000
/** Small transactions, so that a burst takes long enough to be killed in its midst. */
const BATCH = 20

const texts = readFileSync(new URL('../data/intent.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line).text as string)

const burst = (round: number) =>
  Array.from({ length: EVENTS / ROUNDS }, (_, i) => {
    const n = round * (EVENTS / ROUNDS) + i
    return {
      contactId: `contact-${(n * 7919) % CONTACTS}`,
      messageId: `m-${n}`,
      text: texts[(n * 31) % texts.length] ?? '',
    }
  })

test('decides each event exactly once while routers are killed with -9 in mid-transaction', async () => {
  const app = await newApp('kill', PARTITIONS)
  const { classpath, brokers } = inject('cluster')
  const env = {
    BATON_SESSION_TIMEOUT_MS: String(SESSION_MS),
    BATON_BATCH_MAX_RECORDS: String(BATCH),
  }
  const routers = ['a', 'b'].map(name => new ServiceProcess('router', app, name, env))
  const watch = new ProgressWatch(app.platform)
  const lag = async () => {
    const each = await Promise.all(
      Array.from(
        { length: PARTITIONS },
        async (_, p) => (await app.end(p)) - (await watch.inputOf(p)),
      ),
    )
    return each.reduce((sum, one) => sum + one, 0)
  }
  const kills: { lag: number; advanced: boolean }[] = []
  /** Kills while a burst is being worked off: commits are running, and there is more to decide. */
  const killInMidst = async (router: ServiceProcess) => {
    const before = await lag()
    let now = before
    await until(
      'a commit in the burst',
      async () => {
        now = await lag()
        return now < before
      },
      30_000,
      1,
    )
    await router.end('SIGKILL')
    kills.push({ lag: await lag(), advanced: now < before })
  }
  try {
    for (const router of routers) router.start()
    for (let round = 0; round < ROUNDS; round++) {
      await app.say(burst(round))
      for (const router of routers) await killInMidst(router)
      for (const router of routers) router.start()
    }
    await until('all is decided', async () => (await lag()) === 0, 60_000, 100)
  } finally {
    await Promise.all(routers.map(router => router.end('SIGTERM')))
  }

  expect(kills).toHaveLength(2 * ROUNDS)
  expect(kills.filter(kill => kill.lag === 0 || !kill.advanced)).toEqual([])

  const topic = app.platform.topic('handoff.decisions.v1')
  const read = await javaConsoleConsumer({
    classpath,
    brokers,
    topic,
    isolation: 'read_committed',
    timeoutMs: 5_000,
  })
  const { platform } = app
  const verdict = await verifyApp(
    { ...platform, log: platform.kafka.log },
    {
      decisions: async partition =>
        read
          .filter(record => record.partition === partition)
          .map(record => ({ ...record, headers: undefined })),
    },
  )
  expect(verdict.violations.slice(0, 5)).toEqual([])
  expect(verdict.inputs).toBeGreaterThanOrEqual(EVENTS)
  expect(verdict.outputs).toBeGreaterThanOrEqual(verdict.inputs)
  await app.close()
})
