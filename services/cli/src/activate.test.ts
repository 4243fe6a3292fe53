// Method: policies are activated on a log in memory.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { resolveTopics } from '@baton/codec'
import { parsePolicy } from '@baton/rules'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { activate } from './activate.ts'
import { policiesInForce } from './platform/in-force.ts'
import { policiesText } from './policies-text.ts'
import { readPolicyFile } from './policy.ts'
import { program } from './program.ts'
import { SHIPPED_POLICY } from './shipped-policy.ts'
import { platformOn } from './testing/platform.ts'

const SHIPPED = readPolicyFile(SHIPPED_POLICY)
const OTHER = parsePolicy(
  readFileSync(SHIPPED_POLICY, 'utf8').replace(/^name: .*$/m, 'name: other'),
  SHIPPED_POLICY,
)

const SUPPORT = readPolicyFile(
  fileURLToPath(new URL('../../../deploy/policies/support.yaml', import.meta.url)),
)

const appWith = () => {
  const platform = platformOn(new FakeLog())
  const bots = [SHIPPED, SUPPORT].flatMap(({ policy }) => Object.keys(policy.bots))
  const whole = { ...platform, topics: resolveTopics({ ...platform, bots }) }
  const holds = (location: string, parsed = SHIPPED) => activate(whole, { location, parsed }, 'kim')
  return { platform: whole, holds }
}

const app = () => appWith().holds

test('everywhere names the locations where another policy holds', async () => {
  const holds = app()
  await holds('*')
  expect(await holds('*')).toMatch(/, holds everywhere already\n$/)
  await holds('loc-1')
  expect(await holds('*')).toMatch(/, holds everywhere already\n$/)
  expect(await holds('loc-1', OTHER)).toMatch(
    /, holds at loc-1 within a moment\nin place of real-estate, \w+, by kim since .*\n$/,
  )
  expect(await holds('', OTHER)).toMatch(
    /, holds for contacts without a location within a moment\n$/,
  )
  expect(await holds('*')).toMatch(
    /, holds everywhere already; another one holds at loc-1, for contacts without a location\n$/,
  )
  for (const n of [2, 3, 4, 5, 6]) await holds(`loc-${n}`, OTHER)
  expect(await holds('*')).toMatch(/at loc-3, at loc-4, at 2 more\n$/)
  expect(await holds('*', OTHER)).toMatch(
    /, holds everywhere within a moment\nin place of real-estate, \w+, by kim since .*\n$/,
  )
})

test('what it replaces is named, and the bots that this leaves idle or asks for', async () => {
  const holds = app()
  const first = await holds('*')
  expect(first).toContain(
    'holds everywhere within a moment\nnew bots: buyer, lead, seller; somebody',
  )
  expect(first).not.toContain('gone')
  expect(await holds('*', OTHER)).not.toContain('bots')
  const other = await holds('loc-1', SUPPORT)
  expect(other).toContain(
    'holds at loc-1 within a moment\nbots gone: buyer, lead, seller; triage gets',
  )
  expect(other).toContain('\nnew bots: billing, technical, triage; somebody has to run them')
  const everywhere = await holds('*', SUPPORT)
  expect(everywhere).toContain(`\nin place of other, ${OTHER.hash}, by kim since `)
  // They are at work for loc-1.
  expect(everywhere).not.toContain('new bots')
  expect(await holds('*', SUPPORT)).not.toContain('bots')
})

test('what holds is listed with its place, since when it does, and by whom', async () => {
  const { platform, holds } = appWith()
  expect(policiesText(await policiesInForce(platform))).toBe('no policy is active yet\n')
  await holds('loc-1')
  await holds('*')
  const [head, first, second] = policiesText(await policiesInForce(platform)).split('\n')
  expect(head).toMatch(/^where +policy +hash +since +by +bots$/)
  expect(first).toMatch(/^everywhere +real-estate +\w+ +20\S+Z +kim +buyer, lead, seller$/)
  expect(second).toMatch(/^at loc-1 +real-estate /)
})

test.each(['', ' ', ' * ', 'loc-1 '])(
  'a location that no contact has, as of a variable that is not set, is refused by name: "%s"',
  async location => {
    const baton = program().exitOverride()
    const policy = baton.commands.find(command => command.name() === 'policy')!
    const command = policy.commands.find(one => one.name() === 'activate')!
    command.exitOverride().configureOutput({ writeErr: () => {} })
    const args = [
      'policy',
      'activate',
      SHIPPED_POLICY,
      '--location',
      location,
      '--data',
      '/nowhere',
    ]
    await expect(baton.parseAsync(args, { from: 'user' })).rejects.toThrow(
      `option '--location <id>' argument '${location}' is invalid`,
    )
  },
)

test.each(['none', '*', 'loc-1', 'a b'])('a location is taken as it is: %s', async location => {
  const args = ['policy', 'activate', SHIPPED_POLICY, '--location', location, '--data', '/nowhere']
  const run = program().parseAsync(args, { from: 'user' })
  await expect(run).rejects.toThrow('nothing runs on /nowhere')
})
