// Method: policies are activated on a log in memory.
import { resolveTopics } from '@baton/codec'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { activate } from './activate.ts'
import { readPolicyFile } from './policy.ts'
import { program } from './program.ts'
import { SHIPPED_POLICY } from './shipped-policy.ts'
import { platformOn } from './testing/platform.ts'

const SHIPPED = readPolicyFile(SHIPPED_POLICY)
const OTHER = { ...SHIPPED, hash: 'other' }

const app = () => {
  const platform = platformOn(new FakeLog())
  const bots = Object.keys(SHIPPED.policy.bots)
  const whole = { ...platform, topics: resolveTopics({ ...platform, bots }) }
  return (location: string, parsed = SHIPPED) => activate(whole, { location, parsed }, 'kim')
}

test('everywhere names the locations where another policy holds', async () => {
  const holds = app()
  await holds('*')
  expect(await holds('*')).toMatch(/, holds everywhere already\n$/)
  await holds('loc-1')
  expect(await holds('*')).toMatch(/, holds everywhere already\n$/)
  expect(await holds('loc-1', OTHER)).toMatch(/, holds at loc-1 from now on\n$/)
  expect(await holds('', OTHER)).toMatch(/, holds for contacts without a location from now on\n$/)
  expect(await holds('*')).toMatch(
    /, holds everywhere already; another one holds at loc-1, for contacts without a location\n$/,
  )
  for (const n of [2, 3, 4, 5, 6]) await holds(`loc-${n}`, OTHER)
  expect(await holds('*')).toMatch(/at loc-3, at loc-4, at 2 more\n$/)
  expect(await holds('*', OTHER)).toMatch(/, holds everywhere from now on\n$/)
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
