// A report measures what it was asked to, or nothing.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const report = fileURLToPath(new URL('evaluate-slots.ts', import.meta.url))
const run = (flag: string) => spawnSync(process.execPath, [report, flag], { encoding: 'utf8' })

test('a flag that a report does not know is refused, and --help only tells the flags', () => {
  const refused = run('--fil=libs/understanding/data/slots-own.jsonl')
  expect(refused.status).toBe(2)
  expect(refused.stdout).toBe('')
  expect(refused.stderr).toContain("Unknown option '--fil'")
  const help = run('--help')
  expect(help.status).toBe(0)
  expect(help.stdout).toMatch(/^evaluate-slots\.ts \[--misses\]/)
})
