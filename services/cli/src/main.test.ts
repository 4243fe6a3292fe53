// Method: the command as a shell runs it, in a process of its own.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const CONVERSATIONS = fileURLToPath(
  new URL('../../../test/data/conversations.jsonl', import.meta.url),
)
const TIMEOUT_MS = 30_000

/** `lines`: as `| head`, goes away after so many. */
const baton = async (args: readonly string[], lines = Number.POSITIVE_INFINITY) => {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stderr.on('data', chunk => {
    err += chunk
  })
  child.stdout.on('data', chunk => {
    out += chunk
    if (out.split('\n').length > lines) child.stdout.destroy()
  })
  const code = await new Promise(resolve => child.once('close', resolve))
  return { code, err }
}

test('a file that is not there is one line on standard error', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { code, err } = await baton(['understand', 'missing.jsonl'])
  expect(code).toBe(1)
  expect(err).toMatch(/^baton: ENOENT: [^\n]*missing\.jsonl[^\n]*\n$/)
})

test('whoever reads and has seen enough ends a command quietly', {
  timeout: TIMEOUT_MS,
}, async () => {
  expect(await baton(['simulate', CONVERSATIONS], 1)).toEqual({ code: 0, err: '' })
})

test('a command that judges and could not ends with 2', { timeout: TIMEOUT_MS }, async () => {
  const { code, err } = await baton(['verify', '--data', '/nowhere'])
  expect(code).toBe(2)
  expect(err).toMatch(/^baton: nothing runs on \/nowhere[^\n]*\n$/)
})
