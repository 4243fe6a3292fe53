// Method: `baton start` as a process of its own, on a cluster of its own; the broker, or the
// process itself, is killed with -9.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createKafka } from '@baton/kafka'
import { afterEach, beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest'
import { startAll } from './start.ts'

/** A start alone may take the 90 s after which it is given up. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })
/** Long before a service would give the broker up, and enough for a busy machine. */
const ENDS_WITHIN_MS = 20_000

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const POLICY = fileURLToPath(
  new URL('../../../../deploy/policies/real-estate.yaml', import.meta.url),
)
const ENDPOINTS = 'endpoints.json'

let dataDir: string
let started: ChildProcess | undefined
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'baton-start-'))
})
afterEach(async () => {
  started?.kill('SIGTERM')
  await ended(started)
  started = undefined
  rmSync(dataDir, { recursive: true, force: true })
})

const baton = (...args: string[]) => {
  const { BATON_BROKERS: _, BATON_REGISTRY_URL: __, ...env } = process.env
  const child = spawn(process.execPath, [MAIN, ...args, '--data', dataDir], {
    env: { ...env, BATON_INGRESS_PORT: '0', BATON_HTTP_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said = { text: '' }
  child.stderr.setEncoding('utf8').on('data', text => {
    said.text += text
  })
  return { child, said }
}

const ended = async (child: ChildProcess | undefined): Promise<number | null> => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
  return new Promise(resolve => child.once('exit', code => resolve(code)))
}

/** A start that has come so far as to say this. */
const startUntil = async (words: string) => {
  const { child, said } = baton('start')
  started = child
  const { promise: saysSo, resolve, reject } = Promise.withResolvers<void>()
  child.stderr?.on('data', () => said.text.includes(words) && resolve())
  child.once('exit', code => reject(new Error(`start ended with ${code}: ${said.text}`)))
  await saysSo
  return { child, said }
}

const startReady = () => startUntil('ready in')

/** Lines of the start itself, in the log of all services. */
const logged = () =>
  readFileSync(join(dataDir, 'baton.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
    .filter(({ service }) => service === 'start')

const killJvm = (wanted: string) => {
  const roster: { name: string; pid: number }[] = JSON.parse(
    readFileSync(join(dataDir, 'cluster', 'processes.json'), 'utf8'),
  )
  process.kill(roster.find(({ name }) => name === wanted)!.pid, 'SIGKILL')
}

test('a start whose broker has died ends with 1, says why, and is not taken for one that runs', async () => {
  const { child, said } = await startReady()
  killJvm('broker')
  const killed = performance.now()
  expect(await ended(child)).toBe(1)
  expect(performance.now() - killed).toBeLessThan(ENDS_WITHIN_MS)
  expect(said.text).toContain('the broker ended by SIGKILL: start it again')
  expect(existsSync(join(dataDir, ENDPOINTS))).toBe(false)
  const log = logged()
  expect(log.map(({ msg }) => msg)).toEqual(['starting', 'started', 'the service ended'])
  expect(log[0]).toMatchObject({ version: expect.any(String), policy: expect.any(String) })
  expect(log[2]).toMatchObject({ err: { message: 'the broker ended by SIGKILL' } })
})

test('a start whose registry dies before it is ready ends at once, and says why', async () => {
  const { child, said } = await startUntil('(embedded)')
  killJvm('registry')
  const killed = performance.now()
  expect(await ended(child)).toBe(1)
  expect(performance.now() - killed).toBeLessThan(ENDS_WITHIN_MS)
  expect(said.text).toContain('baton: the registry ended by SIGKILL (NO_CLUSTER)')
  expect(said.text).not.toContain('ready in')
  expect(logged().map(({ msg }) => msg)).toEqual(['starting', 'not started'])
})

test('a start that replaces the policy of somebody else says whose, and ends with a line in its log', async () => {
  const first = await startReady()
  const mine = join(dataDir, 'mine.yaml')
  writeFileSync(mine, readFileSync(POLICY, 'utf8').replace(/^name: .*$/m, 'name: mine'))
  expect(await ended(baton('policy', 'activate', mine, '--by', 'kim').child)).toBe(0)
  first.child.kill('SIGINT')
  expect(await ended(first.child)).toBe(0)
  expect(first.said.text).not.toContain('in place of')
  const log = logged().map(({ msg }) => msg)
  expect(log.slice(-2)).toEqual(['stopping', 'stopped'])
  const { said } = await startReady()
  expect(said.text).toMatch(/^policy real-estate, \w+, .* in place of mine, \w+, by operator:kim /m)
})

test('of a start that was killed the other commands say so at once', async () => {
  const { child } = await startReady()
  child.kill('SIGKILL')
  await ended(child)
  const { child: command, said } = baton('thresholds')
  const begun = performance.now()
  expect(await ended(command)).toBe(1)
  expect(performance.now() - begun).toBeLessThan(ENDS_WITHIN_MS)
  expect(said.text).toMatch(/^baton: npm start on .* was killed .*: start it again/)
})

test('a play beside a start leaves what the start tells alone, and nothing of its own', async () => {
  const { brokers, registryUrl } = inject('cluster')
  const file = join(dataDir, ENDPOINTS)
  writeFileSync(file, 'of the start')
  const appId = `beside-${process.pid}`
  const kafka = createKafka({ brokers, clientId: appId })
  onTestFinished(() => kafka.close())
  const topics = async () => (await kafka.admin().list()).filter(name => name.startsWith(appId))
  const running = await startAll({
    dataDir,
    policyFile: POLICY,
    say: () => {},
    env: {
      BATON_BROKERS: brokers.join(','),
      BATON_REGISTRY_URL: registryUrl,
      BATON_INGRESS_PORT: '0',
      BATON_HTTP_PORT: '0',
      BATON_PARTITIONS: '1',
    },
    appId,
    clock: 'log',
    bots: 'acknowledging',
  })
  expect(readFileSync(file, 'utf8')).toBe('of the start')
  expect((await topics()).length).toBeGreaterThan(10)
  expect(readdirSync(join(dataDir, 'store'))).toEqual([appId])
  await running.stop()
  expect(readFileSync(file, 'utf8')).toBe('of the start')
  // A broker lists for a moment what it has deleted.
  await vi.waitFor(async () => expect(await topics()).toEqual([]), ENDS_WITHIN_MS)
  expect(readdirSync(join(dataDir, 'store'))).toEqual([])
})
