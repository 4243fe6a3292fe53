// Method: a router ends itself with SIGKILL at a chosen point of a transaction, in mid-work; the same instance starts again with
// what it left on disk. That the point was reached is seen from the signal; judge: the sequential oracle.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { verifyApp } from '@baton/testkit'
import { expect, test } from 'vitest'
import { newApp, ProgressWatch, type TestApp, until } from './app.ts'
import { ServiceProcess } from './service-process.ts'

const POINTS = ['fetched', 'decided', 'produced', 'end-sent', 'end-answered', 'applied'] as const
const EVENTS = 300
const BATCH = 20
/** After some transactions, so that there is something on disk, and before the last. */
const NTH = 5
const SESSION_MS = 1_000
const KILLED_WITHIN_MS = 20_000
const DRAINED_WITHIN_MS = 20_000
const MAIN = join(import.meta.dirname, 'killing-router.ts')

const environment = (app: TestApp) => ({
  BATON_SESSION_TIMEOUT_MS: String(SESSION_MS),
  BATON_BATCH_MAX_RECORDS: String(BATCH),
  BATON_DATA_DIR: join(app.dir, 'router'),
})

/** The signal that ended it. */
const runUntilKilled = (app: TestApp, point: string): Promise<NodeJS.Signals | null> =>
  new Promise(resolve => {
    const env = { PATH: process.env.PATH ?? '', ...app.env(environment(app)) }
    const child = spawn(process.execPath, [MAIN, point, String(NTH)], { env, stdio: 'ignore' })
    const limit = setTimeout(() => child.kill('SIGTERM'), KILLED_WITHIN_MS)
    child.on('exit', (_code, signal) => {
      clearTimeout(limit)
      resolve(signal)
    })
  })

test.each(POINTS)('decides each event once when it is killed at: %s', async point => {
  const app = await newApp('killpoint', 1)
  const watch = new ProgressWatch(app.platform)
  const router = new ServiceProcess('router', app, 'router', environment(app))
  try {
    await app.say(
      Array.from({ length: EVENTS }, (_, i) => ({
        contactId: `contact-${i % 30}`,
        messageId: `m-${i}`,
        text: i % 3 === 0 ? 'I want to sell my house' : 'looking for a 3 bed under 650k',
      })),
    )
    expect(await runUntilKilled(app, point)).toBe('SIGKILL')
    expect(await watch.inputOf(0)).toBeLessThan(EVENTS)
    router.start()
    await until(
      'all is decided',
      async () => (await watch.inputOf(0)) === (await app.end(0)),
      DRAINED_WITHIN_MS,
    )
    const log = { ...app.platform, log: app.platform.kafka.log }
    const verdict = await verifyApp(log)
    expect(verdict.violations.slice(0, 5)).toEqual([])
    expect(verdict.inputs).toBeGreaterThanOrEqual(EVENTS)
  } finally {
    await router.end('SIGTERM')
    await app.close()
  }
})
