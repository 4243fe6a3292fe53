import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type SimulateOptions, simulateCommand } from './simulate.ts'

const directory = mkdtempSync(join(tmpdir(), 'baton-simulate-'))
afterAll(() => rmSync(directory, { recursive: true }))

const good = (id: string) =>
  JSON.stringify({
    id,
    turns: [{ at: '2026-01-12T16:00:00Z', text: 'hello', expect: { owner: 'lead' } }],
  })

const run = (lines: readonly string[] | null, options: SimulateOptions = {}) => {
  const file = join(directory, lines === null ? 'missing.jsonl' : 'in.jsonl')
  if (lines) writeFileSync(file, lines.join('\n'))
  const written = { out: '', err: '' }
  const code = simulateCommand(
    file,
    options,
    { write: text => (written.out += text) },
    { write: text => (written.err += text) },
  )
  return { code, ...written }
}

test('writes one JSON line for each turn, with what the design names', () => {
  const { code, out } = run([good('a'), '', good('b'), ''])
  expect(code).toBe(0)
  const turns = out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(turns.map(turn => turn.conversation)).toEqual(['a', 'b'])
  expect(Object.keys(turns[0])).toEqual([
    'conversation',
    'turn',
    'at',
    'owner',
    'handoff',
    'verdict',
    'refused',
    'queued',
    'facts',
    'sides',
    'explanation',
  ])
})

test('a bad line is named and fails the command; the others are done all the same', () => {
  const { code, out, err } = run([good('a'), '{"id": 3}', good('b'), 'nonsense'])
  expect(code).toBe(1)
  expect(out.trim().split('\n')).toHaveLength(2)
  expect(err).toMatch(/in\.jsonl:2: id: /)
  expect(err).toMatch(/in\.jsonl:4: is not JSON/)
})

test('a missing file and a bad policy are said plainly', () => {
  expect(run(null)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/missing\.jsonl/),
  })
  const policy = join(directory, 'p.yaml')
  writeFileSync(policy, 'name: x')
  expect(run([good('a')], { policy }).err).toMatch(/p\.yaml:1: entry is missing/)
})

test('the summary counts, and compares where something was expected', () => {
  const { out } = run([good('a'), good('b')], { summary: true })
  expect(out).toMatch(/^2 conversations, 2 turns\n/)
  expect(out).toMatch(/owner and handoff 2 of 2 \(100\.0 %\)/)
  const bare = JSON.stringify({ id: 'a', turns: [{ at: '2026-01-12T16:00:00Z', text: 'hello' }] })
  expect(run([bare], { summary: true }).out).not.toContain('owner and handoff')
})
