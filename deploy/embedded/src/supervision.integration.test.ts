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

test('a process that is ended and started again and again leaves no listener behind', async () => {
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
  for (let i = 0; i < TIMES; i++) {
    await supervised.end('sleeper', 'SIGKILL')
    await supervised.start('sleeper')
  }
  await supervised.stop()
  expect(warnings).toEqual([])
  expect(failures).toEqual([])
})
