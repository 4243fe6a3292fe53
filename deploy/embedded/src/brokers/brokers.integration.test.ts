// Method: three real brokers of our own, killed, frozen and restarted; what became of it is asked
// of the survivors.
import { setTimeout as delay } from 'node:timers/promises'
import { identify, isAlive, type ProcessIdentity } from '@baton/runtime/process-identity'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Brokers } from './brokers.ts'
import { startBrokers } from './start-brokers.ts'

/** Three JVMs start, and one of them anew, on a machine that may be busy. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
/** Beyond a broker's session (3 s) and an election, on a busy machine. */
const GONE_WITHIN_MS = 60_000

let brokers: Brokers

beforeAll(async () => {
  brokers = await startBrokers(3, { env: process.env })
})
afterAll(() => brokers?.stop())

test('leaders and coordinators go where they are told, and away from a broker that dies', async () => {
  for (const to of [1, 2, 3]) await brokers.moveCoordinator('transaction', 'moved', to)
  expect(await brokers.coordinatorOf('transaction', 'moved')).toBe(3)

  await brokers.kill(3)
  await until(async () => (await brokers.coordinatorOf('transaction', 'moved')) !== 3)
  await brokers.start(3)
  await brokers.untilInSync()
  await brokers.moveCoordinator('transaction', 'moved', 3)
})

test('a frozen broker loses what it led, and is in sync again after it went on', async () => {
  await brokers.moveCoordinator('group', 'frozen', 2)
  brokers.freeze(2)
  await until(async () => (await brokers.coordinatorOf('group', 'frozen')) !== 2)
  brokers.thaw(2)
  await brokers.untilInSync()
})

test.runIf(process.platform === 'linux')('no broker outlives a killed supervisor', async () => {
  const processes = brokers.nodes.map(node => identify(brokers.pidOf(node) ?? 0))
  const living = processes.filter((known): known is ProcessIdentity => known !== undefined)
  expect(living).toHaveLength(3)
  process.kill(brokers.supervisorPid ?? 0, 'SIGKILL')
  await until(async () => !living.some(isAlive))
})

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + GONE_WITHIN_MS
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('waited in vain')
    await delay(50)
  }
}
