// A report measures what it was asked to, or nothing.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const report = fileURLToPath(new URL('evaluate-slots.ts', import.meta.url))
const run = (...flags: string[]) =>
  spawnSync(process.execPath, [report, ...flags], { encoding: 'utf8' })
const turns = fileURLToPath(new URL('../data/slots-turns2.jsonl', import.meta.url))

test('a flag that a report does not know is refused, and --help only tells the flags', () => {
  const refused = run('--fil=libs/understanding/data/slots-own.jsonl')
  expect(refused.status).toBe(2)
  expect(refused.stdout).toBe('')
  expect(refused.stderr).toContain("Unknown option '--fil'")
  const help = run('--help')
  expect(help.status).toBe(0)
  expect(help.stdout).toMatch(/^evaluate-slots\.ts \[--misses\]/)
})

test('a report from one message on counts the messages that it scored', () => {
  const ids = readFileSync(turns, 'utf8').match(/(?<="id": ?")[^"]+/g) ?? []
  const last = ids.toSorted().at(-1)
  expect(run(`--file=${turns}`).stdout).toContain(`: ${ids.length} messages, `)
  expect(run(`--file=${turns}`, `--from=${last}`).stdout).toContain(': 1 messages, ')
})
