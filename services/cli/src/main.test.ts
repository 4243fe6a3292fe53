// Method: the command as a shell runs it, in a process of its own.
import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const CONVERSATIONS = fileURLToPath(
  new URL('../../../test/data/conversations.jsonl', import.meta.url),
)
const TIMEOUT_MS = 30_000

/** `lines`: as `| head`, goes away after so many. */
const baton = async (
  args: readonly string[],
  lines = Number.POSITIVE_INFINITY,
  env: Record<string, string> = {},
) => {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
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

test.runIf(process.platform === 'linux')(
  'what the system refuses to write is one line, too',
  { timeout: TIMEOUT_MS },
  async () => {
    const full = openSync('/dev/full', 'w')
    const child = spawn(process.execPath, [MAIN, 'simulate', CONVERSATIONS], {
      stdio: ['ignore', full, 'pipe'],
    })
    closeSync(full)
    let err = ''
    child.stderr?.on('data', chunk => {
      err += chunk
    })
    expect(await new Promise(resolve => child.once('close', resolve))).toBe(1)
    expect(err).toBe('baton: ENOSPC: no space left on device, write: the disk is full\n')
  },
)

test('a variable may be the name of a file, also of what a start sets for its services', {
  timeout: TIMEOUT_MS,
}, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-main-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = (name: string, content: string) => {
    writeFileSync(join(dir, name), `${content}\n`)
    return { [`${name}_FILE`]: join(dir, name) }
  }
  const { code, err } = await baton(['start'], undefined, {
    ...file('BATON_BROKERS', '127.0.0.1:1'),
    ...file('BATON_REGISTRY_URL', 'http://127.0.0.1:1'),
    ...file('BATON_DATA_DIR', join(dir, 'data')),
    ...file('BATON_INGRESS_PORT', '0'),
  })
  expect(err).toBe('baton: BATON_BROKERS: nothing listens at 127.0.0.1:1 (NO_CLUSTER)\n')
  expect(code).toBe(1)
})

test('that the file of a variable cannot be read keeps a judging command from a verdict', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { code, err } = await baton(['doctor'], undefined, { BATON_DATA_DIR_FILE: '/nowhere' })
  expect(code).toBe(2)
  expect(err).toMatch(/^baton: BATON_DATA_DIR_FILE: the file \/nowhere cannot be read[^\n]*\n$/)
})
