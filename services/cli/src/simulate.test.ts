import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { queryObjects } from 'node:v8'
import { afterAll, expect, test, vi } from 'vitest'
import { type SimulateOptions, simulateCommand } from './simulate.ts'

/** What the turns of a simulation are here, so that those in memory can be counted. */
class Turn {}
vi.mock('@baton/rules', async importOriginal => {
  const rules = await importOriginal<typeof import('@baton/rules')>()
  const simulate: typeof rules.simulate = (...given) => {
    const turns = rules.simulate(...given)
    return turns.map(turn => Object.assign(new Turn(), turn))
  }
  return { ...rules, simulate }
})

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

test('a second conversation of an id is refused, also in the summary; the first counts', () => {
  const { code, out, err } = run([good('a'), good('b'), good('a')])
  expect(code).toBe(1)
  expect(out.trim().split('\n')).toHaveLength(2)
  expect(err).toMatch(/in\.jsonl:3: /)
  const summary = run([good('a'), good('b'), good('a')], { summary: true })
  expect(summary).toMatchObject({ code: 1, err: expect.stringMatching(/in\.jsonl:3: /) })
  expect(summary.out).toMatch(/^2 conversations, 2 turns\n/)
})

test.each([
  ['an empty file', []],
  ['blank lines', ['', ' ']],
  ['a conversation without turns', ['{"id":"a","turns":[]}']],
  [
    'a conversation of bots',
    ['{"id":"a","turns":[{"at":"2026-01-12T16:00:00Z","from":"bot","text":"hello"}]}'],
  ],
])('%s simulates nothing: that is said, and fails the command', (_, lines) => {
  const told = { code: 1, err: expect.stringMatching(/in\.jsonl: no conversation in which/) }
  expect(run(lines)).toMatchObject({ ...told, out: '' })
  expect(run(lines, { summary: true })).toMatchObject(told)
  expect(run([...lines, good('b')])).toMatchObject({ code: 0, err: '' })
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

test('a turn is forgotten once it is written', () => {
  const file = join(directory, 'many.jsonl')
  writeFileSync(file, ['a', 'b', 'c', 'd'].map(good).join('\n'))
  const held: number[] = []
  const out = { write: () => held.push(queryObjects(Turn, { format: 'count' })) }
  simulateCommand(file, {}, out, out)
  expect(held).toHaveLength(4)
  expect(Math.max(...held)).toBeLessThan(3)
})
