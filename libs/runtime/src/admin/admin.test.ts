import { describe, expect, onTestFinished, test } from 'vitest'
import { createRegistry } from '../metrics/service-metrics.ts'
import { taskMetrics } from '../metrics/task-metrics.ts'
import { Liveness, Readiness } from './liveness.ts'
import { serveAdmin } from './server.ts'

describe('live means progress', () => {
  const started = () => {
    const clock = { now: 0 }
    return { clock, live: new Liveness(1_000, () => clock.now) }
  }

  test('a loop at work that does not get on is stuck', () => {
    const { clock, live } = started()
    const heart = live.heart('task 0')
    heart.beat()
    clock.now = 1_000
    expect(live.stuck()).toEqual([])
    clock.now = 1_001
    expect(live.stuck()).toEqual(['task 0'])
    heart.beat()
    expect(live.stuck()).toEqual([])
  })

  test('a loop with nothing to do is not, nor one that is over', () => {
    const { clock, live } = started()
    live.heart('never at work')
    const [idle, over] = [live.heart('idle'), live.heart('over')]
    idle.beat()
    over.beat()
    idle.rest()
    over.stop()
    clock.now = 100_000
    expect(live.stuck()).toEqual([])
  })

  test('the end of a former loop of the same name does not hide the present one', () => {
    const { clock, live } = started()
    const former = live.heart('task 0')
    live.heart('task 0').beat()
    former.stop()
    clock.now = 2_000
    expect(live.stuck()).toEqual(['task 0'])
  })
})

const serve = async () => {
  const registry = createRegistry('router')
  const ready = new Readiness()
  const stuck: string[] = []
  const server = await serveAdmin({
    host: '127.0.0.1',
    port: 0,
    registries: () => [registry],
    stuck: () => stuck,
    missing: () => ready.missing(),
  })
  onTestFinished(() => server.close())
  const get = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${server.url}${path}`, init)
    return { status: response.status, text: await response.text() }
  }
  return { server, registry, ready, stuck, get }
}

test('health says what is missing', async () => {
  const { ready, stuck, get } = await serve()
  ready.await('restore of 2')
  expect(await get('/health/ready')).toEqual({
    status: 503,
    text: '{"ready":false,"waitingFor":["restore of 2"]}\n',
  })
  ready.done('restore of 2')
  expect(await get('/health/ready')).toMatchObject({ status: 200 })
  expect(await get('/health/live?x')).toMatchObject({ status: 200 })
  stuck.push('task 2')
  expect(await get('/health/live')).toMatchObject({ status: 503 })
})

test('metrics are served as text', async () => {
  const { registry, get } = await serve()
  taskMetrics(registry).lag(1, 5, 0)
  const { status, text } = await get('/metrics')
  expect(status).toBe(200)
  expect(text).toContain('baton_lag_records{partition="1",service="router"} 5')
})

test('nothing else is answered', async () => {
  const { get } = await serve()
  expect(await get('/')).toMatchObject({ status: 404 })
  expect(await get('/metrics', { method: 'POST', body: 'x' })).toMatchObject({ status: 405 })
})

test('a port in use is named, with the variable', async () => {
  const { server } = await serve()
  const second = serveAdmin({
    host: '127.0.0.1',
    port: server.port,
    registries: () => [],
    stuck: () => [],
    missing: () => [],
  })
  await expect(second).rejects.toMatchObject({ code: 'PORT_TAKEN' })
  await expect(second).rejects.toThrow(
    `port ${server.port} on 127.0.0.1 is in use: set BATON_HTTP_PORT`,
  )
})

test('closing frees the port at once, open connections or not', async () => {
  const { server, get } = await serve()
  await get('/health/live')
  await server.close()
  await expect(get('/health/live')).rejects.toThrow()
})
