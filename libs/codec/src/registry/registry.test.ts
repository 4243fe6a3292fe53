/**
 * Method: a registry of a few lines on a free local port, which can be told to fail, to hang and to
 * be away.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { localCodecs } from '../codec.ts'
import { schemaText } from '../schemas.ts'
import { resolveTopics } from '../topics/resolve.ts'
import { registerSchemas } from './register.ts'
import { Registry, type RegistryOptions } from './registry.ts'

type Mode =
  | 'well'
  | 'failing'
  | 'hanging'
  | 'one differs'
  | 'cut'
  | 'no registry'
  | 'web page'
  | 'forbidden'
const EVENTS = schemaText('contact.events.v1')

/**
 * Of an attempt that surely fails by its time-out alone: where nothing answers, or not to the end.
 */
const HANGS = { attemptTimeoutMs: 200 }

let mode: Mode = 'well'
let asked: string[] = []
/** The first question that `one differs` answers, and the questions before it, which wait. */
const DIFFERS = 3
let waiting = 0
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`)
  const json = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  if (mode === 'hanging') return
  if (mode === 'one differs' && asked.length === DIFFERS) {
    return json(200, { compatibilityLevel: 'FULL' })
  }
  if (mode === 'one differs') {
    waiting++
    return void response.on('close', () => waiting--)
  }
  if (mode === 'failing') return void response.writeHead(503).end()
  if (mode === 'forbidden') return json(401, { error_code: 401, message: 'no' })
  if (mode === 'no registry') return void response.writeHead(404).end('<html>not here</html>')
  if (mode === 'web page') {
    return void response.writeHead(request.url === '/subjects' ? 200 : 404).end('<html>')
  }
  if (mode === 'cut') {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('{"schema":')
    return void setTimeout(() => response.destroy(), 10)
  }
  if (request.url === '/subjects') return json(200, ['a-value'])
  const id = /^\/schemas\/ids\/(\d+)$/.exec(request.url ?? '')?.[1]
  if (id === '7') return json(200, { schema: EVENTS })
  if (id === '8') return json(200, { schemaType: 'PROTOBUF', schema: 'syntax' })
  json(404, { error_code: 40403, message: 'Schema not found' })
})

let port = 0
beforeEach(async () => {
  mode = 'well'
  asked = []
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

const open = (options: Partial<RegistryOptions> = {}): Registry =>
  new Registry({
    url: `http://127.0.0.1:${port}`,
    attemptTimeoutMs: 2_000,
    backoffMinMs: 5,
    backoffMaxMs: 20,
    ...options,
  })

/** Resolves at the first attempt that failed. */
const whenWaiting = () => {
  const waiting = Promise.withResolvers<string>()
  return { waiting: waiting.promise, onWaiting: (e: Error) => waiting.resolve(e.message) }
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'nothing thrown',
    error => error.code,
  )

describe('what a reachable registry says is believed', () => {
  test('a schema it has is known from then on', async () => {
    const registry = open()
    expect(registry.get(7)).toBeUndefined()
    await registry.ensure([7])
    expect(registry.get(7)).toMatchObject({ avro: { name: 'baton.ContactEvent' } })
    await registry.ensure([7])
    expect(asked).toEqual(['GET /schemas/ids/7'])
  })

  test('many who wait ask once', async () => {
    const registry = open()
    await Promise.all(Array.from({ length: 20 }, () => registry.ensure([7, 7])))
    expect(asked).toEqual(['GET /schemas/ids/7'])
  })

  test('a schema it does not have is missing, for a while', async () => {
    let now = 0
    const registry = open({ missingForMs: 1_000, now: () => now })
    await registry.ensure([9])
    await registry.ensure([9])
    expect(registry.get(9)).toBe('missing')
    expect(asked).toEqual(['GET /schemas/ids/9', 'GET /subjects'])
    now = 1_001
    expect(registry.get(9)).toBeUndefined()
  })

  test('ids that no registry gives are missing without a question', async () => {
    const registry = open()
    await registry.ensure([0, -5])
    expect([registry.get(0), registry.get(-5)]).toEqual(['missing', 'missing'])
    expect(asked).toEqual([])
  })

  test('a schema that is not Avro is no writer of ours', async () => {
    const registry = open()
    await registry.ensure([8])
    expect(registry.get(8)).toMatchObject({ avro: null })
  })
})

describe('a registry that is away is waited for, and known ids go on', () => {
  test.each(['failing', 'hanging', 'cut', 'no registry', 'web page'] as const)('%s', async how => {
    const { waiting, onWaiting } = whenWaiting()
    const timesOut = how === 'hanging' || how === 'cut'
    const registry = open({ onWaiting, ...(timesOut && HANGS) })
    await registry.ensure([7])
    mode = how
    const unknown = registry.ensure([9])
    await waiting
    await registry.ensure([7])
    expect(registry.get(9)).toBeUndefined()
    mode = 'well'
    await unknown
    expect(registry.get(9)).toBe('missing')
  })

  test('that it is away is told once, whoever waits and however long, until it has answered', async () => {
    let told = 0
    const registry = open({ onWaiting: () => void told++ })
    mode = 'failing'
    const both = [registry.ensure([7]), registry.ensure([9])]
    await vi.waitUntil(() => asked.length > 4)
    expect(told).toBe(1)
    mode = 'well'
    await Promise.all(both)
    mode = 'failing'
    const later = registry.ensure([8])
    await vi.waitUntil(() => told === 2)
    mode = 'well'
    await later
  })

  test('nobody listens', async () => {
    const { waiting, onWaiting } = whenWaiting()
    const registry = open({ url: 'http://127.0.0.1:1', onWaiting })
    const stop = new AbortController()
    const unknown = codeOf(registry.ensure([7], stop.signal))
    expect(await waiting).toContain('ECONNREFUSED')
    stop.abort()
    expect(await unknown).toBe('STOPPED')
  })

  test('stopping one who waits does not stop the others', async () => {
    mode = 'hanging'
    const { waiting, onWaiting } = whenWaiting()
    const registry = open({ onWaiting, ...HANGS })
    const stop = new AbortController()
    const stopped = codeOf(registry.ensure([7], stop.signal))
    const goesOn = registry.ensure([7])
    stop.abort()
    expect(await stopped).toBe('STOPPED')
    await waiting
    mode = 'well'
    await goesOn
    expect(registry.get(7)).toBeDefined()
  })
})

test('refused credentials are an error, not a wait', async () => {
  mode = 'forbidden'
  expect(await codeOf(open().ensure([7]))).toBe('CONFIG_INVALID')
})

test('a schema that differs ends the wait for the others', async () => {
  mode = 'one differs'
  const topics = resolveTopics({ appId: 'a', partitions: 1, clock: 'log', bots: [] })
  const registering = codeOf(registerSchemas(open({ attemptTimeoutMs: 60_000 }), topics))
  expect(await registering).toBe('SCHEMA_DIFFERS')
  expect(asked.length).toBeGreaterThanOrEqual(DIFFERS)
  await vi.waitFor(() => expect(waiting).toBe(0))
})

test('registering waits until it is stopped', async () => {
  mode = 'failing'
  const { waiting, onWaiting } = whenWaiting()
  const topics = resolveTopics({ appId: 'a', partitions: 1, clock: 'log', bots: [] })
  const stop = new AbortController()
  const registering = codeOf(registerSchemas(open({ onWaiting }), topics, stop.signal))
  await waiting
  stop.abort()
  expect(await registering).toBe('STOPPED')
})

test('a codec asks for the ids of a batch at once, then reads without waiting', async () => {
  const registry = open()
  const codec = (await import('../codec.ts')).codecFor('contact.events.v1', 1, registry)
  const bytes = localCodecs()
    .of('contact.events.v1')
    .encode({
      eventId: '',
      locationId: '',
      source: '',
      sentAt: 0,
      event: { 'baton.TimerDue': { dueAt: 1 } },
    })
  bytes.writeInt32BE(7, 1)
  const unknown = Buffer.from(bytes)
  unknown.writeInt32BE(9, 1)
  expect(codec.tryDecode(bytes)).toEqual({ unknownId: 7 })
  expect(codec.isForeign(bytes)).toBe(true)
  await codec.prefetch([bytes, null, Buffer.alloc(2), unknown, bytes])
  expect(codec.decode(bytes).event).toEqual({ 'baton.TimerDue': { dueAt: 1 } })
  expect(() => codec.decode(unknown)).toThrow('the registry has no schema 9')
})
