import { readFileSync } from 'node:fs'
import type { OutcomeHistory } from '@baton/domain'
import { foldDays, publishActive, routeOf, settingsFor } from '@baton/learning'
import { type Policy, parsePolicy } from '@baton/rules'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { scoreText } from '../table.ts'
import { addLearnCommands } from './commands.ts'
import { POLICIES, replayHistory } from './replay.ts'

const FILE = new URL('../../../../deploy/policies/real-estate.yaml', import.meta.url)
const { policy } = parsePolicy(readFileSync(FILE, 'utf8'), 'real-estate.yaml')
const exploring: Policy = { ...policy, exploration: { share: 500, band: 1_500, minOutcomes: 50 } }

/** Of these all fail, day after day, at scores of 0.82. */
const failures = (from: string, to: string, days: number): OutcomeHistory[] =>
  Array.from({ length: days }, (_, day) => ({
    source: 'pilot',
    from,
    to,
    day,
    bins: [{ bin: 33, successes: 0, failures: 10 }],
  }))

const replayed = (history: readonly OutcomeHistory[], by: Policy = policy, gate = false) =>
  replayHistory(history, by, 'p.yaml', { plotted: 'anchored', gate })

/** The cells of the row of a policy. */
const row = (text: string, name: string): string[] =>
  (text.split('\n').find(line => line.startsWith(`${name} `)) ?? '').split(/ {2,}/)

test('a replay begins at what the policy configures for each route, and says where that is from', () => {
  const text = replayed([...failures('buyer', 'seller', 1), ...failures('seller', 'buyer', 1)])
  const [said, first, second] = text.split(/^(?=\w+>\w+, )/m)
  expect(said).toContain('from: the threshold that policy real-estate (p.yaml) configures')
  expect(row(first!, 'fixed').slice(0, 3)).toEqual(['fixed', '0.80', '0.80'])
  expect(row(second!, 'fixed').slice(0, 3)).toEqual(['fixed', '0.60', '0.60'])
})

test('a replay of a policy that explores learns from as many outcomes as the learner does', () => {
  expect(row(replayed(failures('lead', 'buyer', 4)), 'anchored')[3]).not.toBe('0')
  const held = replayed(failures('lead', 'buyer', 4), exploring)
  expect(row(held, 'anchored')[3]).toBe('0')
  expect(held).toContain('nothing learned holds before a route has 50 outcomes')
  expect(row(replayed(failures('lead', 'buyer', 6), exploring), 'anchored')[3]).not.toBe('0')
})

test.each(POLICIES)('a replay shows the threshold that the learner has: %s', name => {
  for (const history of [failures('lead', 'buyer', 6), failures('seller', 'buyer', 6)]) {
    const {
      from,
      to,
      threshold: configured,
    } = policy.routes.find(route => routeOf(route) === routeOf(history[0]!))!
    const settings = settingsFor(name, { configured, learnFrom: 0 })
    const learned = publishActive({ from, to }, foldDays(history, settings), settings)
    expect(row(replayed(history, policy, true), name)[2]).toBe(scoreText(learned.value))
  }
})

test('of a route that the policy does not have, a replay says that nothing is learned', () => {
  const text = replayed(failures('lead', 'mortgage', 3))
  expect(text).toContain('lead>mortgage, 3 days with outcomes: no route of policy real-estate')
  expect(text).not.toContain('regret/1,000')
})

test.each([
  [['--world', 'drift', '--file', 'h.jsonl'], /--world <name>' cannot be used with option '--file/],
  [['--world', 'drift', '--policy', 'p'], /--world <name>' cannot be used with option '--policy/],
  [['--policy', 'step'], /--plot step/],
  [['--file', 'h.jsonl', '--candidates', '77'], /--candidates' holds with '--world' only/],
  [['--file', 'h.jsonl', '--seed', '3'], /--seed' holds with '--world' only/],
  [['--explore', '0.05'], /--explore' holds with '--world' only/],
  [['--world', 'drift', '--explore', ''], /Use a share/],
])('what contradicts itself is refused: learn replay %s', async (args, said) => {
  const errors: string[] = []
  const baton = new Command('baton').exitOverride()
  addLearnCommands(baton)
  const learn = baton.commands.find(command => command.name() === 'learn')!
  const replay = learn.commands.find(command => command.name() === 'replay')!
  replay.exitOverride().configureOutput({ writeErr: text => errors.push(text) })
  await expect(baton.parseAsync(['learn', 'replay', ...args], { from: 'user' })).rejects.toThrow(
    said,
  )
})
