import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ingressConfig } from './config.ts'
import { PUBLISHED_ED25519 } from './highlevel/signing-keys.ts'

const base = { BATON_BROKERS: 'b:9092', BATON_REGISTRY_URL: 'http://r' }
const config = (env: Record<string, string> = {}) => ingressConfig({ ...base, ...env })
const problem = (env: Record<string, string>): string => {
  try {
    config(env)
  } catch (error) {
    return (error as Error).message
  }
  return 'none'
}

test('the published key counts, nothing weaker does, and webhooks may be 90 minutes old', () => {
  const { highlevel, tokens } = config()
  const spki = { type: 'spki', format: 'der' } as const
  expect(highlevel.ed25519.map(key => key.export(spki).toString('base64'))).toEqual([
    PUBLISHED_ED25519,
  ])
  expect(highlevel).toMatchObject({ rsa: [], secrets: [], locations: [], windowMs: 5_400_000 })
  expect(highlevel.offTags).toEqual(['ai-off', 'qualified', 'stop-bot'])
  expect(tokens).toEqual([])
  expect(config({ BATON_HIGHLEVEL_WINDOW_SECONDS: '300' }).highlevel.windowMs).toBe(300_000)
})

test('several keys and secrets hold at once, and secrets are never printed', () => {
  const secrets = 'secret-number-one-1,secret-number-two-2'
  const both = config({
    BATON_HIGHLEVEL_KEYS: `${PUBLISHED_ED25519},${PUBLISHED_ED25519}`,
    BATON_HIGHLEVEL_SECRETS: secrets,
    BATON_INGRESS_TOKEN: secrets,
  })
  expect(both.highlevel.ed25519).toHaveLength(2)
  expect(both.highlevel.secrets).toHaveLength(2)
  expect(`${inspect(both, { depth: 9 })}${JSON.stringify(both)}`).not.toContain('secret-number')
})

test('the locations that have a token are those whose webhooks are taken, unless others are named', () => {
  const BATON_HIGHLEVEL_TOKENS = '{"loc-1":"pit-1","loc-2":"pit-2"}'
  expect(config({ BATON_HIGHLEVEL_TOKENS }).highlevel.locations).toEqual(['loc-1', 'loc-2'])
  const BATON_HIGHLEVEL_LOCATIONS = 'loc-3'
  expect(config({ BATON_HIGHLEVEL_TOKENS, BATON_HIGHLEVEL_LOCATIONS }).highlevel.locations).toEqual(
    ['loc-3'],
  )
})

test.each(['{"loc-1":"pit-canary",}', 'pit-canary', 'null', '{}'])(
  'tokens that cannot be read let nobody in, since they do not say whose webhooks are meant: %s',
  BATON_HIGHLEVEL_TOKENS => {
    const says = problem({ BATON_HIGHLEVEL_TOKENS })
    expect(says).toContain('BATON_HIGHLEVEL_TOKENS: is not a JSON object')
    expect(says).not.toContain('canary')
  },
)

test.each([
  [{ BATON_HIGHLEVEL_KEYS: 'AAAA' }, 'BATON_HIGHLEVEL_KEYS: has one that is no ed25519'],
  [{ BATON_HIGHLEVEL_LEGACY_KEYS: PUBLISHED_ED25519 }, 'BATON_HIGHLEVEL_LEGACY_KEYS: has one that'],
  [{ BATON_HIGHLEVEL_SECRETS: 'short' }, 'BATON_HIGHLEVEL_SECRETS: has one of less than 16'],
  [{ BATON_INGRESS_TRUSTED_PROXIES: 'abc' }, 'BATON_INGRESS_TRUSTED_PROXIES: has one that is nei'],
  [{ BATON_INGRESS_TRUSTED_PROXIES: '10.0.0.1,10.0.0.0/40' }, 'BATON_INGRESS_TRUSTED_PROXIES: has'],
  [{ BATON_HIGHLEVEL_WINDOW_SECONDS: '10' }, 'BATON_HIGHLEVEL_WINDOW_SECONDS: is not between 60'],
])('%j is refused and named', (env, says) => {
  expect(problem(env)).toContain(says)
})

test('proxies are addresses, ranges, and the names that fastify has for some', () => {
  const named = '10.0.0.1, 10.0.0.0/8, 10.0.0.0/255.0.0.0, ::1, fd00::/8, loopback, uniquelocal'
  expect(config({ BATON_INGRESS_TRUSTED_PROXIES: named }).trustedProxies).toHaveLength(7)
})
