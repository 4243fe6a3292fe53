// Method: policies are published to a log in memory.
import { ACTIVATIONS_MAX_BYTES } from '@baton/codec'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { readPolicyFile } from '../policy.ts'
import { SHIPPED_POLICY } from '../shipped-policy.ts'
import { platformOn } from '../testing/platform.ts'
import { activePolicy, publishPolicies } from './policies.ts'

test('more activations than a router adopts are refused, and nothing is published', async () => {
  const log = new FakeLog()
  const platform = platformOn(log)
  const parsed = readPolicyFile(SHIPPED_POLICY)
  const at = (i: number) => ({ location: `${i}`.padEnd(60_000, '.'), parsed })
  const fit = Math.floor(ACTIVATIONS_MAX_BYTES / 60_100)
  const published = () => log.committed('baton.handoff.policies.v1', 0).length

  await publishPolicies(
    platform,
    Array.from({ length: fit }, (_, i) => at(i)),
    'test',
    0,
  )
  expect(published()).toBe(fit + 1)
  const more = publishPolicies(platform, [at(fit)], 'test', 0)
  await expect(more).rejects.toMatchObject({ code: 'POLICY_INVALID' })
  expect(published()).toBe(fit + 1)
  expect(await publishPolicies(platform, [at(0)], 'test', 0)).toBe(0)
})

const TOPIC = 'baton.handoff.policies.v1'

/** An app with a policy in force, whose topic of policies somebody else has written to as well. */
const spoilt = async (key: string, value: string) => {
  const log = new FakeLog()
  const parsed = readPolicyFile(SHIPPED_POLICY)
  await publishPolicies(platformOn(log), [{ location: '*', parsed }], 'test', 0)
  const records = [{ key: Buffer.from(key), value: Buffer.from(value), timestamp: 0 }]
  await log.append([{ topic: TOPIC, partition: 0, records }])
  return { log, parsed, platform: platformOn(log) }
}

test.each([
  ['x', 'junk', 'BAD_MAGIC'],
  ['active/*', 'not avro at all', 'BAD_MAGIC'],
  ['x', '\0\0\0\0\0', 'UNKNOWN_SCHEMA'],
])(
  'a record of policies that cannot be read stops nobody, and is named: %s %j',
  async (key, junk, code) => {
    const { platform, parsed } = await spoilt(key, junk)
    expect(await publishPolicies(platform, [{ location: '*', parsed }], 'test', 0)).toBe(0)
    expect(await activePolicy(platform)).toEqual(parsed.policy)
    const { text } = platform.passedOver
    expect(text).toContain(
      `a record that cannot be read is passed over: ${TOPIC}/0/2, key "${key}": `,
    )
    expect(text).toContain(`(${code})`)
  },
)

test('a policy whose record compaction has left unreadable is published again', async () => {
  const { log, platform, parsed } = await spoilt('active/*', 'junk')
  log.broker.partition(TOPIC, 0).compact()
  expect(await publishPolicies(platform, [{ location: '*', parsed }], 'test', 0)).toBe(1)
  const after = platformOn(log)
  expect(await activePolicy(after)).toEqual(parsed.policy)
  expect(after.passedOver.text).toMatch(/^a record that cannot be read is passed over: /)
})

test('a tombstone is no record that cannot be read', async () => {
  const log = new FakeLog()
  const records = [{ key: Buffer.from('x'), value: null, timestamp: 0 }]
  await log.append([{ topic: TOPIC, partition: 0, records }])
  const platform = platformOn(log)
  await expect(activePolicy(platform)).rejects.toMatchObject({ code: 'POLICY_MISSING' })
  expect(platform.passedOver.text).toBeNull()
})
