// Method: clusters of our own in throw-away directories, killed for real; processes are watched by
// pid and start time, ports by binding them.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from '@baton/runtime/process-identity'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClusterAddress, RunningCluster } from './cluster.ts'
import { isFreeOnLoopback } from './ports.ts'
import { startCluster } from './start-cluster.ts'
import type { Roster } from './supervisor-protocol.ts'
import { createTopic, registerSchema, schemaId, topicExists } from './testing/outside-view.ts'

/** A start alone may take the 90 s after which it is given up. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
/** Stop time-out of the slower JVM, and as much again for a busy machine. */
const GONE_WITHIN_MS = 20_000
const POLL_MS = 25

type Address = Pick<ClusterAddress, 'brokers' | 'registryUrl'>

/** Of a home that any person may have. */
const NAME = 'jürgen, a;b'

let folder: string
let dataDir: string
let cluster: RunningCluster | undefined
let progress: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-embedded-'))
  dataDir = join(folder, NAME)
  progress = []
})
afterEach(async () => {
  await cluster?.stop()
  cluster = undefined
  // Nothing lies beside the data.
  expect(readdirSync(folder)).toEqual([NAME])
  rmSync(folder, { recursive: true, force: true })
})

const start = async (): Promise<RunningCluster> => {
  const onProgress = (line: string) => progress.push(line)
  cluster = await startCluster({ dataDir, env: process.env, onProgress, fast: true })
  return cluster
}

test('a second start on the same data is refused by name; the first, killed, leaves nothing', async () => {
  const { parent, address } = await startInParent()
  const processes = roster()
  expect(processes.map(entry => entry.name).sort()).toEqual(['broker', 'registry', 'supervisor'])
  await expect(start()).rejects.toMatchObject({
    code: 'CLUSTER_OWNED',
    message: expect.stringContaining(String(parent.pid)),
  })

  parent.kill('SIGKILL')
  await gone(processes)
  for (const port of portsOf(address)) expect(await isFreeOnLoopback(port)).toBe(true)
})

test('a start right after such a kill has the same addresses, topics and schemas', async () => {
  const { parent, address } = await startInParent()
  const killed = roster()
  await createTopic(address.brokers, 'kept')
  const id = await registerSchema(address.registryUrl, 'kept-value')
  parent.kill('SIGKILL')

  const { brokers, registryUrl } = await start()
  expect(killed.filter(isAlive)).toEqual([])
  expect({ brokers, registryUrl }).toEqual(address)
  expect(await topicExists(brokers, 'kept')).toBe(true)
  expect(await schemaId(registryUrl, 'kept-value')).toBe(id)
})

test('what was answered survives SIGKILL of both JVMs, and their end is said', async () => {
  const first = await start()
  const told = expect(first.ended).rejects.toMatchObject({ code: 'NO_CLUSTER' })
  await createTopic(first.brokers, 'kept')
  const id = await registerSchema(first.registryUrl, 'kept-value')
  for (const { name, pid } of roster()) if (name !== 'supervisor') process.kill(pid, 'SIGKILL')
  await until(() => progress.length >= 2)
  expect(progress.sort()).toEqual(['the broker ended by SIGKILL', 'the registry ended by SIGKILL'])
  await told
  await first.stop()

  const second = await start()
  expect(await topicExists(second.brokers, 'kept')).toBe(true)
  expect(await schemaId(second.registryUrl, 'kept-value')).toBe(id)
})

test('half formatted storage is formatted anew; no JVM outlives a killed supervisor', async () => {
  mkdirSync(join(dataDir, 'kafka.formatting'), { recursive: true })
  writeFileSync(join(dataDir, 'kafka.formatting', 'bootstrap.checkpoint'), 'half')
  mkdirSync(join(dataDir, 'kafka'))
  const { brokers, stop } = await start()
  await createTopic(brokers, 'works')
  expect(await topicExists(brokers, 'works')).toBe(true)

  const processes = roster()
  process.kill(processes.find(entry => entry.name === 'supervisor')!.pid, 'SIGKILL')
  // by the kernel where it can, else by stop()
  if (process.platform === 'linux') await gone(processes)
  await stop()
  expect(processes.filter(isAlive)).toEqual([])
})

const startInParent = async (): Promise<{ parent: ChildProcess; address: Address }> => {
  const parent = fork(join(import.meta.dirname, 'testing', 'parent.ts'), [dataDir], {
    execArgv: [],
  })
  const address = await new Promise<Address>((resolve, reject) => {
    parent.once('message', message => resolve(message as Address))
    parent.once('exit', code => reject(new Error(`the parent ended with ${code}`)))
  })
  return { parent, address }
}

const roster = (): Roster =>
  JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8')) as Roster

const portsOf = ({ brokers, registryUrl }: Address): number[] => [
  ...brokers.map(broker => Number(broker.split(':')[1])),
  Number(new URL(registryUrl).port),
]

const gone = async (processes: Roster): Promise<void> => {
  await until(() => !processes.some(isAlive))
  expect(processes.filter(isAlive)).toEqual([])
}

const until = async (condition: () => boolean): Promise<void> => {
  const deadline = performance.now() + GONE_WITHIN_MS
  while (!condition() && performance.now() < deadline) await delay(POLL_MS)
}
