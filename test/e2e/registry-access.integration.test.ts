// Method: a registry behind a door of a few lines, which passes on whoever says the name and the
// password, and nobody else.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { referenceBots, startBots } from '@baton/bots'
import { openPlatform } from '@baton/cli'
import { crmConfig, startCrm } from '@baton/crm'
import { ingressConfig, startIngress } from '@baton/ingress'
import { learnerConfig, startLearner } from '@baton/learner'
import { routerConfig, startRouter } from '@baton/router'
import { silentLogger } from '@baton/runtime'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { newApp, type TestApp } from '../fault/app.ts'

const PASSWORD = 'of some length'
const WANTED = `Basic ${Buffer.from(`baton:${PASSWORD}`).toString('base64')}`

let app: TestApp
let env: Record<string, string>
const heard: (string | undefined)[] = []

const passOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  heard.push(request.headers.authorization)
  if (request.headers.authorization !== WANTED) return void response.writeHead(401).end('{}')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const answer = await fetch(`${inject('cluster').registryUrl}${request.url}`, {
    method: request.method ?? 'GET',
    headers: { 'content-type': 'application/json' },
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  })
  response.writeHead(answer.status, { 'content-type': 'application/json' })
  response.end(await answer.text())
}
const door = createServer((request, response) => void passOn(request, response))

beforeAll(async () => {
  await new Promise<void>(resolve => door.listen(0, '127.0.0.1', resolve))
  app = await newApp('access', 1)
  env = app.env({
    BATON_REGISTRY_URL: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    BATON_REGISTRY_USERNAME: 'baton',
    BATON_REGISTRY_PASSWORD: PASSWORD,
    BATON_DATA_DIR: app.dir,
    BATON_INGRESS_PORT: '0',
    BATON_HIGHLEVEL_TOKENS: '{"l":"t"}',
  })
})
afterAll(async () => {
  await app.close()
  door.closeAllConnections()
  door.close()
})

const log = silentLogger()

test.each([
  ['router', () => startRouter(routerConfig(env), { log })],
  ['learner', () => startLearner(learnerConfig(env), { log })],
  ['ingress', () => startIngress(ingressConfig(env), { log })],
  ['crm', () => startCrm(crmConfig(env), { log })],
  ['bots', () => startBots(routerConfig(env), { bots: referenceBots, log })],
])('the %s says the name and the password that the registry wants', async (_, start) => {
  heard.length = 0
  await (await start()).stop()
  expect(new Set(heard)).toEqual(new Set([WANTED]))
})

test('so do the commands, which have them from their environment', async () => {
  vi.stubEnv('BATON_REGISTRY_USERNAME', 'baton')
  vi.stubEnv('BATON_REGISTRY_PASSWORD', PASSWORD)
  heard.length = 0
  const registryUrl = env.BATON_REGISTRY_URL!
  await (await openPlatform({ ...app.platform, registryUrl }, 'access.test')).close()
  expect(new Set(heard)).toEqual(new Set([WANTED]))
  vi.unstubAllEnvs()
})
