import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BotsConfig } from '@baton/bots'
import { Secret } from '@baton/runtime'
import { expect, onTestFinished, test } from 'vitest'
import { program } from '../program.ts'
import { type ChosenBots, chooseBots } from './bots.ts'
import { startAll } from './start.ts'

const elsewhere = (urls: BotsConfig['urls'] = {}) => ({
  urls,
  secret: new Secret('a secret of some length'),
})
const REAL_ESTATE: ChosenBots = {
  kind: 'configured',
  names: ['lead', 'buyer', 'seller'],
  without: [],
}
const SUPPORT: ChosenBots = { ...REAL_ESTATE, names: ['triage', 'billing'] }

test('bots of the policy that nobody here runs are told apart from those that run elsewhere', () => {
  const namesOf = (chosen: ChosenBots, urls = {}) => {
    const { bots, unanswered } = chooseBots(elsewhere(urls), chosen)
    return [bots.map(({ name }) => name), unanswered]
  }
  expect(namesOf(REAL_ESTATE)).toEqual([['lead', 'buyer', 'seller'], []])
  expect(namesOf({ ...REAL_ESTATE, without: ['buyer'] })).toEqual([['lead', 'seller'], []])
  expect(namesOf(SUPPORT)).toEqual([[], ['triage', 'billing']])
  expect(namesOf({ ...SUPPORT, without: ['billing'] })).toEqual([[], ['triage']])
  expect(namesOf(SUPPORT, { triage: 'http://t' })).toEqual([['triage'], ['billing']])
  expect(namesOf({ ...SUPPORT, kind: 'acknowledging' })).toEqual([['triage', 'billing'], []])
})

test('a name after --without that is no bot of the policy is refused, before anything is started', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-without-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const started = startAll({
    dataDir,
    policyFile: fileURLToPath(
      new URL('../../../../deploy/policies/real-estate.yaml', import.meta.url),
    ),
    env: { PATH: '' },
    say: () => {},
    without: ['byer'],
  })
  await expect(started).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: '--without: "byer" is no bot of the policy: buyer, lead, seller',
  })
})

test('a kind of bots that does not exist is refused, not taken for another', async () => {
  const baton = program().exitOverride()
  const start = baton.commands.find(command => command.name() === 'start')!
  start.exitOverride().configureOutput({ writeErr: () => {} })
  const args = ['start', '--play', 'none.jsonl', '--bots', 'refrence']
  await expect(baton.parseAsync(args, { from: 'user' })).rejects.toThrow(
    'Allowed choices are reference, acknowledging',
  )
})
