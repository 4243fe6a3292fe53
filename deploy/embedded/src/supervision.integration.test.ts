import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { supervise } from './supervision.ts'

let dir = ''
const warnings: Error[] = []
const note = (warning: Error) => warnings.push(warning)
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'baton-supervised-'))
  process.on('warning', note)
})
afterEach(() => {
  process.off('warning', note)
  rmSync(dir, { recursive: true, force: true })
})

/** Node warns of the eleventh listener. */
const TIMES = 12

const supervisedSleeper = async () => {
  const sleeper = { name: 'sleeper', command: 'sleep', args: ['600'], cwd: dir }
  const failures: string[] = []
  const supervised = await supervise(
    {
      rosterPath: join(dir, 'roster.json'),
      processes: [{ ...sleeper, output: join(dir, 'out'), stopTimeoutMs: 1_000 }],
    },
    join(dir, 'log'),
    line => failures.push(line),
  )
  return { supervised, failures }
}

test('a process that is ended and started again and again leaves no listener behind', async () => {
  const { supervised, failures } = await supervisedSleeper()
  for (let i = 0; i < TIMES; i++) {
    await supervised.end('sleeper', 'SIGKILL')
    await supervised.start('sleeper')
  }
  await supervised.stop()
  expect(warnings).toEqual([])
  expect(failures).toEqual([])
})

test('that a process has ended unasked is told to whoever waits for it; its end by stop is not', async () => {
  const { supervised, failures } = await supervisedSleeper()
  const told = expect(supervised.ended).rejects.toMatchObject({
    code: 'NO_CLUSTER',
    message: expect.stringContaining('the sleeper ended by SIGKILL'),
  })
  process.kill(supervised.roster().find(({ name }) => name === 'sleeper')!.pid, 'SIGKILL')
  await told
  expect(failures).toEqual(['the sleeper ended by SIGKILL'])
  await supervised.stop()

  const { supervised: another } = await supervisedSleeper()
  await another.stop()
  expect(await Promise.race([another.ended, 'nothing'])).toBe('nothing')
})
