// Method: a real router process is stopped and killed; what it decided is judged by the sequential
// oracle, and how fast it goes on by the progress in the changelog. Frozen routers and stores that
// are damaged or gone: test/fault/experiments.
import { verifyApp } from '@baton/testkit'
import { expect, test } from 'vitest'
import { newApp, ProgressWatch, type TestApp, until } from './app.ts'
import { ServiceProcess } from './service-process.ts'

const PARTITIONS = 2
const SESSION_MS = 6_000
const START_TIMEOUT_MS = 30_000
const env = { BATON_SESSION_TIMEOUT_MS: String(SESSION_MS), BATON_BATCH_MAX_RECORDS: '20' }

let sent = 0
const messages = (count: number) =>
  Array.from({ length: count }, () => ({
    contactId: `contact-${sent % 40}`,
    messageId: `m-${sent++}`,
    text: sent % 3 === 0 ? 'I want to sell my house' : 'looking for a 3 bed under 650k',
  }))

const lagOf = async (app: TestApp, watch: ProgressWatch): Promise<number> => {
  let lag = 0
  for (let p = 0; p < PARTITIONS; p++) lag += (await app.end(p)) - (await watch.inputOf(p))
  return lag
}

const violationsOf = async ({ platform }: TestApp) => {
  const app = { ...platform, log: platform.kafka.log }
  return (await verifyApp(app)).violations.slice(0, 5)
}

const drained = async (app: TestApp, watch: ProgressWatch, what: string, maxMs: number) => {
  const begun = performance.now()
  await until(what, async () => (await lagOf(app, watch)) === 0, maxMs, 10)
  return performance.now() - begun
}

test('goes on after a restart with its store, and after a kill once the group has waited for the dead member', async () => {
  const app = await newApp('restart', PARTITIONS)
  const watch = new ProgressWatch(app.platform)
  const router = new ServiceProcess('router', app, 'router', env)
  try {
    router.start()
    await app.say(messages(400))
    await drained(app, watch, 'the first messages are decided', START_TIMEOUT_MS)

    await router.end('SIGTERM')
    await app.say(messages(20))
    router.start()
    const restarted = await drained(app, watch, 'it goes on after SIGTERM', START_TIMEOUT_MS)
    await app.say(messages(2_000))
    await until('it works', async () => (await lagOf(app, watch)) < 2_000, START_TIMEOUT_MS, 1)
    await router.end('SIGKILL')
    // Between the look and the kill it may have decided all.
    await app.say(messages(20))
    const before = await lagOf(app, watch)
    router.start()
    const begun = performance.now()
    await until(
      'a commit after the kill',
      async () => (await lagOf(app, watch)) < before,
      START_TIMEOUT_MS,
      10,
    )
    const takenOver = performance.now() - begun
    await drained(app, watch, 'all is decided', START_TIMEOUT_MS)

    // How long it takes is a benchmark's business (docs/testing.md); that somebody goes on at all
    // is the law here.
    process.stderr.write(
      `[takeover] after SIGTERM ${Math.round(restarted)} ms, after SIGKILL ${Math.round(takenOver)} ms\n`,
    )
    expect(await violationsOf(app)).toEqual([])
  } finally {
    await router.end('SIGKILL')
    await app.close()
  }
})
