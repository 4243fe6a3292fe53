import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeDirectory } from './make-directory.ts'

const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-directory-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return dir
}

test('a directory is made with those above it; one that is there stays', () => {
  const path = join(folder(), 'a', 'b')
  makeDirectory(path)
  makeDirectory(path)
  expect(statSync(path).isDirectory()).toBe(true)
})

test('that a file has the name is told', () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  const refused = expect.objectContaining({ code: 'EEXIST', path: file })
  expect(() => makeDirectory(file)).toThrow(refused)
  expect(() => makeDirectory(join(file, 'below'))).toThrow(refused)
})

test.runIf(process.platform === 'linux')('what the system makes itself is refused at once', () => {
  expect(() => makeDirectory('/proc/baton/data')).toThrow(
    expect.objectContaining({ code: 'ENOENT', path: '/proc/baton' }),
  )
})
