// Method: the process is one that keeps its exits; health is asked over HTTP, the log is gathered.
import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BatonError } from '@baton/domain'
import { afterEach, expect, test, vi } from 'vitest'
import { type BaseConfig, baseSchema } from './config/base.ts'
import { createLogger } from './log/logger.ts'
import { createRegistry } from './metrics/service-metrics.ts'
import { runService, type Service } from './run-service.ts'

const ENV = {
  BATON_BROKERS: 'kafka:9092',
  BATON_REGISTRY_URL: 'http://registry:8081',
  BATON_HTTP_PORT: '0',
}

const running: (() => void)[] = []
afterEach(() => {
  for (const end of running.splice(0)) end()
})

/** A service that starts when it is told to, in a process that keeps its exits. */
const begun = (env: Record<string, string> = ENV, args: readonly string[] = []) => {
  const exits: number[] = []
  const exit = (code: number): void => void exits.push(code)
  const process = Object.assign(new EventEmitter(), { exit })
  const lines: Record<string, unknown>[] = []
  const to = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const start = Promise.withResolvers<Service>()
  const missing: string[] = []
  const said: string[] = []
  const out = (text: string): void => void said.push(text)
  const service: Service = {
    registries: [createRegistry('x')],
    missing: () => missing,
    stop: async () => {},
  }
  const done = runService<BaseConfig>(
    {
      name: 'x',
      about: 'for tests',
      schema: baseSchema,
      start: () => start.promise,
    },
    { env, args, out, process, log: level => createLogger({ level, service: 'x', to }) },
  )
  running.push(() => {
    start.resolve(service)
    process.emit('SIGTERM', 'SIGTERM')
  })
  return { exits, process, lines, said, start, service, missing, done }
}

const freePort = async (): Promise<string> => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return String(port)
}

const asker = (port: string) => async (path: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}/health/${path}`)
  return { status: answer.status, ...((await answer.json()) as object) }
}

test('a service is live from the first moment on, and not ready before it has started and has what it needs', async () => {
  const port = await freePort()
  const { start, service, missing, process, done, exits } = begun({ ...ENV, BATON_HTTP_PORT: port })
  const health = asker(port)
  await vi.waitUntil(() => health('live').catch(() => undefined))
  expect(await health('live')).toMatchObject({ status: 200 })
  expect(await health('ready')).toMatchObject({
    status: 503,
    waitingFor: ['brokers and schema registry'],
  })
  missing.push('restore of 2')
  start.resolve(service)
  await vi.waitUntil(async () => JSON.stringify(await health('ready')).includes('restore of 2'))
  missing.pop()
  expect(await health('ready')).toMatchObject({ status: 200 })
  process.emit('SIGTERM', 'SIGTERM')
  await done
  await expect(health('live')).rejects.toThrow()
  expect(exits).toEqual([])
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s ends a service that has not started at once, as the first process of a container too',
  async signal => {
    const { process, exits } = begun()
    await vi.waitUntil(() => process.listenerCount(signal) > 0)
    process.emit(signal, signal)
    expect(exits).toEqual([130])
  },
)

test('a start that is refused is one line that says what to do, without a stack, and ends with 1', async () => {
  const { start, lines, exits, done } = begun()
  const message = 'no broker answers at kafka:9092: do they run, and does BATON_BROKERS name them?'
  start.reject(new BatonError('BROKER_UNAVAILABLE', message, new Error('inner')))
  await done
  expect(exits).toEqual([1])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ level: 'error', err: { code: 'BROKER_UNAVAILABLE', message } })
  expect(JSON.stringify(lines)).not.toContain('stack')
})

test('so is a variable that is missing or wrong', async () => {
  const { lines, exits, done } = begun({ BATON_BROKERS: 'kafka:9092' })
  await done
  expect(exits).toEqual([1])
  expect(lines).toHaveLength(1)
  const message = 'BATON_REGISTRY_URL: is missing'
  expect(lines[0]).toMatchObject({ err: { code: 'CONFIG_INVALID', message } })
})

test.each(['--help', '-h'])(
  '%s names each variable, what is required first, and starts nothing',
  async arg => {
    const { said, lines, exits, done } = begun({}, [arg])
    await done
    const text = said.join('')
    expect(text).toMatch(/BATON_BROKERS .*\(required\)\n.*BATON_REGISTRY_URL .*\(required\)\n/)
    expect(text).toContain('(default: 9464)')
    expect([lines, exits]).toEqual([[], []])
  },
)

test('an argument that it does not know is refused, not ignored', async () => {
  const { lines, exits, done } = begun(ENV, ['--port', '1'])
  await done
  expect(exits).toEqual([1])
  expect(lines[0]).toMatchObject({
    err: { message: expect.stringContaining('--port 1: it takes') },
  })
})

test('what nobody catches while it starts is told in the log, and ends it', async () => {
  const { process, lines, exits } = begun()
  await vi.waitUntil(() => process.listenerCount('unhandledRejection') > 0)
  process.emit('unhandledRejection', new BatonError('BROKER_UNAVAILABLE', 'kafka:9092 is away'))
  expect(exits).toEqual([1])
  expect(lines).toMatchObject([{ msg: 'not started', err: { message: 'kafka:9092 is away' } }])
})

test('a fault of our own keeps its stack', async () => {
  const { start, lines, exits, done } = begun()
  start.reject(new TypeError('no error of ours'))
  await done
  expect(exits).toEqual([1])
  expect(lines[0]).toMatchObject({
    err: { name: 'TypeError', stack: expect.stringContaining('at ') },
  })
})
