// Method: a process that keeps values as `verify` does is ended by a real signal, in the middle.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openScratch } from './scratch.ts'

const PROGRAM = `
  import { LmdbStores } from '@baton/store'
  import { openScratch } from '${new URL('./scratch.ts', import.meta.url).href}'
  const scratch = openScratch()
  const stores = new LmdbStores({ directory: scratch.directory, appId: 'verify' })
  await stores.open('changelog-0')
  console.log(scratch.directory)
  setInterval(() => {}, 1_000)
`

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)(
  '%s leaves nothing of the contacts on disk',
  { timeout: 30_000 },
  async (signal, code) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const directory = await new Promise<string>(resolve =>
      child.stdout.once('data', chunk => resolve(String(chunk).trim())),
    )
    expect(existsSync(directory)).toBe(true)
    child.kill(signal)
    expect(await new Promise(resolve => child.once('exit', resolve))).toBe(code)
    expect(existsSync(directory)).toBe(false)
  },
)

test('a scratch folder that was removed leaves no listeners behind', () => {
  const listening = () => ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'].map(e => process.listenerCount(e))
  const before = listening()
  const scratch = openScratch()
  expect(existsSync(scratch.directory)).toBe(true)
  scratch.remove()
  expect(existsSync(scratch.directory)).toBe(false)
  expect(listening()).toEqual(before)
})
