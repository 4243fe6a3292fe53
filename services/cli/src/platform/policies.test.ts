// Method: policies are published to a log in memory.
import { ACTIVATIONS_MAX_BYTES } from '@baton/codec'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
import { readPolicyFile } from '../policy.ts'
import { SHIPPED_POLICY } from '../shipped-policy.ts'
import { platformOn } from '../testing/platform.ts'
import { publishPolicies } from './policies.ts'

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
