// Method: each service is started by way of a server that passes its connections on to the broker
// and knows those that are open. Its registry refuses it, or its port is taken.
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { referenceBots, startBots } from '@baton/bots'
import { crmConfig, startCrm } from '@baton/crm'
import { ingressConfig, startIngress } from '@baton/ingress'
import { learnerConfig, startLearner } from '@baton/learner'
import { routerConfig, startRouter } from '@baton/router'
import { silentLogger } from '@baton/runtime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newApp, type TestApp } from '../../../../test/fault/app.ts'

const open = new Set<Socket>()
let opened = 0
let app: TestApp
let door: Server
let refusing: HttpServer

const portOf = (server: Server): number => (server.address() as AddressInfo).port
const listening = (server: Server) =>
  new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))

beforeAll(async () => {
  app = await newApp('failed-start', 1)
  const [host = '', port] = app.env().BATON_BROKERS?.split(',')[0]?.split(':') ?? []
  door = createServer(client => {
    opened++
    open.add(client)
    const broker = connect({ host, port: Number(port) })
    client.on('close', () => open.delete(client) && broker.destroy()).on('error', () => {})
    broker.on('close', () => client.destroy()).on('error', () => {})
    client.pipe(broker).pipe(client)
  })
  refusing = createHttpServer((_, response) => response.writeHead(401).end())
  await Promise.all([listening(door), listening(refusing)])
})
afterAll(async () => {
  door.close()
  refusing.close()
  await app.close()
})

const env = (more: Record<string, string> = {}) =>
  app.env({
    BATON_BROKERS: `127.0.0.1:${portOf(door)}`,
    BATON_REGISTRY_URL: `http://127.0.0.1:${portOf(refusing)}`,
    BATON_DATA_DIR: app.dir,
    BATON_INGRESS_PORT: '0',
    BATON_HIGHLEVEL_TOKENS: '{"l":"t"}',
    ...more,
  })
const log = silentLogger()

test.each([
  ['router', () => startRouter(routerConfig(env()), { log })],
  ['learner', () => startLearner(learnerConfig(env()), { log })],
  ['ingress', () => startIngress(ingressConfig(env()), { log })],
  ['crm', () => startCrm(crmConfig(env()), { log })],
  ['bots', () => startBots(routerConfig(env()), { bots: referenceBots, log })],
])('the %s that cannot start leaves no connection to the brokers', async (_, start) => {
  opened = 0
  await expect(start()).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
  expect(opened).toBeGreaterThan(0)
  await vi.waitFor(() => expect(open.size).toBe(0))
})

test('nor does an ingress whose port is taken', async () => {
  opened = 0
  const taken = env({
    BATON_INGRESS_PORT: String(portOf(door)),
    BATON_REGISTRY_URL: app.env().BATON_REGISTRY_URL ?? '',
  })
  await expect(startIngress(ingressConfig(taken), { log })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
  })
  expect(opened).toBeGreaterThan(0)
  await vi.waitFor(() => expect(open.size).toBe(0))
})
