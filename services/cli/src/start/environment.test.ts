import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SHIPPED_POLICY } from '../shipped-policy.ts'
import { startAll } from './start.ts'

test.each([
  [{ BATON_PARTITIONS: 'abc' }, 'BATON_PARTITIONS: is not a whole number'],
  [{ BATON_HTTP_PORT: '99999' }, 'BATON_HTTP_PORT: is not between 0 and 65535'],
  [{ BATON_INGRESS_PORT: 'x' }, 'BATON_INGRESS_PORT: is not'],
  [{ BATON_BOT_URLS: 'x' }, 'BATON_BOT_URLS: '],
  [
    { BATON_BOT_URLS: 'byer=http://b', BATON_BOT_SECRET: 'a secret of some length' },
    'BATON_BOT_URLS: "byer" is no bot of the policy: buyer, lead, seller',
  ],
  [
    { BATON_BOT_URLS: 'buyer=http://b', BATON_BOT_SECRET: 'short' },
    'BATON_BOT_SECRET: has less than 16 characters',
  ],
  [{ BATON_INGRESS_TRUSTED_PROXIES: 'abc' }, 'BATON_INGRESS_TRUSTED_PROXIES: has one that is'],
  [{ BATON_HIGHLEVEL_TOKENS: 'x' }, 'BATON_HIGHLEVEL_TOKENS: is not a JSON object'],
])('%j is told before anything is started', async (env, message) => {
  const dataDir = join(tmpdir(), `baton-variables-${process.pid}`)
  const started = startAll({
    dataDir,
    policyFile: SHIPPED_POLICY,
    env: { PATH: '', ...env },
    say: () => {},
  })
  await expect(started).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining(message),
  })
  expect(existsSync(dataDir)).toBe(false)
})
