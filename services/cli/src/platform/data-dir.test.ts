import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { dataDirOf, shownDataDir } from './data-dir.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

test('an empty BATON_DATA_DIR counts as absent, as every empty variable does', () => {
  expect(dataDirOf({ BATON_DATA_DIR: '/var/baton' })).toBe('/var/baton')
  expect(dataDirOf({ BATON_DATA_DIR: '' })).toBe('.baton')
  expect(dataDirOf({})).toBe('.baton')
})

test('BATON_DATA_DIR_FILE names it, too; that it cannot be read is told, but not by help', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'baton-data-')), 'name')
  writeFileSync(file, '/var/baton\n')
  onTestFinished(() => rmSync(dirname(file), { recursive: true }))
  expect(dataDirOf({ BATON_DATA_DIR_FILE: file })).toBe('/var/baton')
  const wrong = { BATON_DATA_DIR_FILE: '/nowhere' }
  expect(() => dataDirOf(wrong)).toThrow('BATON_DATA_DIR_FILE: the file /nowhere cannot be read')
  expect(shownDataDir(wrong)).toBe('.baton')
})

test('every command that looks for a running start looks in BATON_DATA_DIR', async () => {
  vi.stubEnv('BATON_DATA_DIR', '/var/baton')
  const { program } = await import('../program.ts')
  const leaves = (command: ReturnType<typeof program>): ReturnType<typeof program>[] =>
    command.commands.length === 0 ? [command] : command.commands.flatMap(c => leaves(c))
  // `policy check` asks a running app only when its directory is named.
  const commands = leaves(program()).filter(command => command.name() !== 'check')
  const places = commands.flatMap(({ options }) =>
    options.filter(({ long }) => long === '--data').map(option => option.defaultValue),
  )
  expect(places.length).toBeGreaterThan(10)
  expect(new Set(places)).toEqual(new Set(['/var/baton']))
})
