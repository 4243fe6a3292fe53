import { type Logger, Secret } from '@baton/runtime'
import { expect, onTestFinished, test } from 'vitest'
import { ActiveSecrets } from '../secrets.ts'
import { announce } from './announce.ts'
import { serverFor } from './testing.ts'
import type { AccessOptions } from './v1-access.ts'

type Line = Parameters<Logger['info']>

const saidOf = async (listenHost: string, more: Partial<AccessOptions> = {}) => {
  const { server } = await serverFor()
  onTestFinished(() => server.close())
  await server.listen({ host: listenHost, port: 0 })
  const lines: Line[] = []
  const log: Pick<Logger, 'info'> = { info: (...line) => void lines.push(line) }
  const none = new ActiveSecrets([])
  const webhooks = { locations: [], trust: { ed25519: [], rsa: [], secrets: none } }
  announce(server, { tokens: none, listenHost, trustedProxies: [], webhooks, ...more }, log)
  return lines
}

test('the log says where a server listens, not the loopback where it is all addresses', async () => {
  const [listening] = await saidOf('0.0.0.0')
  expect(listening).toEqual(['listening', { host: '0.0.0.0', port: expect.any(Number) }])
  expect(await saidOf('127.0.0.1')).toEqual([
    ['listening', { host: '127.0.0.1', port: expect.any(Number) }],
  ])
})

test('that /v1 lets nobody in is said at the start, with the reason', async () => {
  const closed = '/v1 lets nobody in without BATON_INGRESS_TOKEN'
  expect((await saidOf('0.0.0.0'))[1]).toEqual([
    closed,
    { cause: 'BATON_INGRESS_HOST lets other machines in' },
  ])
  const proxied = await saidOf('127.0.0.1', { trustedProxies: ['10.0.0.1'] })
  expect(proxied[1]).toEqual([closed, { cause: 'BATON_INGRESS_TRUSTED_PROXIES names a proxy' }])
})

test('a token opens it, and nothing more is said', async () => {
  const tokens = new ActiveSecrets([new Secret('a token of some length')])
  expect(await saidOf('0.0.0.0', { tokens })).toHaveLength(1)
})
