// Method: the program is started for real once, to see that it stays one process; the rules are
// told from what would be started.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type Startable, settleMemory } from './settled-memory.ts'

const run = promisify(execFile)

const startedBy = (more: Partial<Startable>) => {
  let started: { args: string[]; env: Record<string, string> } | undefined
  settleMemory({
    execPath: '/node',
    execArgv: [],
    argv: ['/node', '/main.ts', 'a'],
    env: {},
    execve: (_file, args, env) => {
      started = { args, env }
    },
    ...more,
  })
  return started
}

test('starts the same program with a young generation that has its size and an old one that stays small', () => {
  expect(startedBy({ execArgv: ['--inspect'], env: { HOME: '/h' } })).toEqual({
    args: [
      '/node',
      '--min-semi-space-size=16',
      '--max-semi-space-size=16',
      '--initial-old-space-size=76',
      '--heap-growing-percent=100',
      '--inspect',
      '/main.ts',
      'a',
    ],
    env: {
      HOME: '/h',
      MALLOC_ARENA_MAX: '1',
      MALLOC_MMAP_THRESHOLD_: '131072',
      MALLOC_TRIM_THRESHOLD_: '1048576',
    },
  })
})

test('leaves alone what was chosen by somebody else, and systems that cannot', () => {
  expect(startedBy({ env: { MALLOC_ARENA_MAX: '2' } })).toBeUndefined()
  expect(startedBy({ execve: undefined as never })).toBeUndefined()
  const chosen = startedBy({ env: { NODE_OPTIONS: '--max-semi-space-size=64' } })
  expect(chosen?.args).toEqual([
    '/node',
    '--initial-old-space-size=76',
    '--heap-growing-percent=100',
    '/main.ts',
    'a',
  ])
})

test.skipIf(process.platform === 'win32')('starts once, as the same process', async () => {
  const file = new URL('./settled-memory.ts', import.meta.url).href
  const program = `import { settleMemory } from '${file}'
    settleMemory()
    console.log(process.pid, process.execArgv.filter(arg => arg.startsWith('--m')).length, process.env.MALLOC_ARENA_MAX)`
  const env = { PATH: process.env.PATH }
  const running = run(process.execPath, ['--input-type=module', '--eval', program], { env })
  const { stdout } = await running
  expect(stdout).toBe(`${running.child.pid} 2 1\n`)
})
