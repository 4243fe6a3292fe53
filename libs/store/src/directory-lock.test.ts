// Method: claims of living and dead owners, the dead ones being processes that have ended or whose
// pid is another's now.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownIdentity } from '@baton/runtime/process-identity'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ownDirectory } from './directory-lock.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'baton-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const owned = expect.objectContaining({ code: 'STORE_OWNED', remedy: 'fenced' })

test('a directory has one owner, in this process too, until it is given back', () => {
  const release = ownDirectory(directory)
  expect(() => ownDirectory(`${directory}/.`)).toThrow(owned)
  release()
  ownDirectory(directory)()
})

test('a living process is not robbed', () => {
  const parent = { ...ownIdentity() }
  const module = join(import.meta.dirname, 'directory-lock.ts')
  const release = ownDirectory(directory)
  const code = `import('${module}').then(m => m.ownDirectory('${directory}'))`
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', code])
  expect(child.status).toBe(1)
  expect(child.stderr.toString()).toContain(`process ${parent.pid}`)
  release()
})

test('a dead owner, and one whose pid belongs to another process now, leaves it to the next', () => {
  const module = join(import.meta.dirname, 'directory-lock.ts')
  const code = `import('${module}').then(m => m.ownDirectory('${directory}'))`
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', code]).status).toBe(0)
  ownDirectory(directory, { pid: process.pid, started: 'in another life' })()
  const release = ownDirectory(directory)
  expect(readdirSync(directory).filter(name => name.startsWith('owner'))).toHaveLength(1)
  release()
})
