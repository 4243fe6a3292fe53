// Method: an app whose services run by themselves, no `npm start`; the commands in processes of
// their own, in an empty folder, with the variables of a service.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { latestOf } from '@baton/cli'
import { routerConfig, startRouter } from '@baton/router'
import { silentLogger } from '@baton/runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newApp, type TestApp, until } from '../fault/app.ts'

const MAIN = fileURLToPath(new URL('../../services/cli/src/main.ts', import.meta.url))
const POLICY = fileURLToPath(new URL('../../deploy/policies/real-estate.yaml', import.meta.url))
const SUPPORT = fileURLToPath(new URL('../../deploy/policies/support.yaml', import.meta.url))

const WAIT_MS = 60_000

let app: TestApp
let stop: () => Promise<void>

beforeAll(async () => {
  app = await newApp('named', 2)
  const config = routerConfig(app.env({ BATON_DATA_DIR: join(app.dir, 'store') }))
  const router = await startRouter(config, { log: silentLogger() })
  stop = async () => {
    await router.stop()
    await app.close()
  }
})

afterAll(() => stop())

const baton = async (args: readonly string[], more: Record<string, string> = {}) => {
  const child = spawn(process.execPath, [MAIN, ...args, '--env'], {
    cwd: app.dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', ...app.env({ BATON_PARTITIONS: '', ...more }) },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data))
  const code = await new Promise(resolve => child.once('close', resolve))
  return { code, said }
}

test('people step in, look and learn without an npm start', async () => {
  await app.say([{ contactId: 'anna', messageId: 'm1', text: 'selling my condo' }])
  const decided = async () => (await baton(['timeline', 'anna'])).said !== ''
  await until('it is decided', decided, WAIT_MS)
  const assigned = await baton(['assign', 'anna', 'buyer', '--by', 'kim'])
  expect(assigned).toEqual({ code: 0, said: expect.stringMatching(/^anna: .* → buyer, assigned/) })
  const id = /decision (\w+)/.exec(assigned.said)![1]!
  expect(await baton(['explain', id])).toMatchObject({ code: 0 })
  expect((await baton(['timeline', 'anna'])).said).toMatch(/OwnerAssigned {2}assigned/)
  expect((await baton(['report'])).said).toMatch(/^decisions {2}2$/m)
  expect((await baton(['dlq', 'ls'])).said).toBe('no dead letters\n')
  expect((await baton(['thresholds'])).said).toMatch(/^lead>buyer +0\.70/m)
  expect((await baton(['health'])).said).toMatch(/^seller +n\/a/m)
  expect(await baton(['learn', 'export'])).toEqual({ code: 0, said: '' })
  expect((await baton(['policy', 'check', POLICY])).code).toBe(0)
  expect((await baton(['policy', 'check', SUPPORT])).said).toMatch(/routing\./)
})

test('a policy is activated at a location, and the topics of its bots are made', async () => {
  const first = await baton(['policy', 'activate', SUPPORT, '--location', 'loc-1', '--by', 'kim'])
  expect(first.code).toBe(0)
  expect(first.said).toMatch(
    /holds at loc-1 within a moment\nbots gone: buyer, .*\nnew bots: billing, .*\n$/,
  )
  expect((await baton(['policy', 'ls'])).said).toMatch(
    /^at loc-1 +support .* operator:kim +billing, /m,
  )
  const again = await baton(['policy', 'activate', SUPPORT, '--location', 'loc-1'])
  expect(again.said).toMatch(/holds at loc-1 already\n$/)
  const entries = await latestOf(app.platform, 'handoff.policies.v1')
  const active = entries.get('active/loc-1')?.entry['baton.PolicyActivation']
  expect(active).toMatchObject({ location: 'loc-1', by: 'operator:kim' })
  expect(entries.get('active/*')?.entry['baton.PolicyActivation']?.hash).not.toBe(active?.hash)
  expect((await baton(['policy', 'check', SUPPORT])).code).toBe(0)
})

test('a policy for everywhere replaces the one that held there, in routers that run', async () => {
  const mine = join(app.dir, 'mine.yaml')
  writeFileSync(mine, readFileSync(POLICY, 'utf8').replace(/^name: .*$/m, 'name: mine'))
  const { said } = await baton(['policy', 'activate', mine])
  expect(said).toMatch(
    /^policy mine, \w+, holds everywhere within a moment; another one holds at loc-1\nin place of real-estate, \w+, by .*\n$/,
  )
  const hash = /mine, (\w+),/.exec(said)![1]!
  let n = 0
  await until(
    'a decision by it',
    async () => {
      await app.say([{ contactId: 'bert', messageId: `m${n++}`, text: 'hello' }])
      return (await baton(['timeline', 'bert', '--json'])).said.includes(`"policy":"${hash}"`)
    },
    WAIT_MS,
  )
})

test('an app that is not there is said to be so, and nothing of it is made', async () => {
  const { code, said } = await baton(['dlq', 'ls'], { BATON_APP_ID: 'nobody' })
  expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/\(TOPIC_MISSING\)\n$/) })
  const topics = await app.platform.kafka.admin().list()
  expect(topics.filter(name => name.startsWith('nobody.'))).toEqual([])
})

test('a variable that is missing is named', async () => {
  const { said } = await baton(['dlq', 'ls'], { BATON_REGISTRY_URL: '' })
  expect(said).toBe('baton: BATON_REGISTRY_URL: is missing (CONFIG_INVALID)\n')
})
