import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { silentLogger } from './log/logger.ts'
import { type StopOptions, untilStopped } from './shutdown.ts'

const world = () => {
  const exits: number[] = []
  const emitter = new EventEmitter()
  const exit = (code: number): void => {
    exits.push(code)
  }
  const process = Object.assign(emitter, { exit })
  const clock = { ms: 0 }
  const options: StopOptions = { log: silentLogger(), process, now: () => clock.ms }
  return { process, exits, options, clock }
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s stops the service once, then returns',
  async signal => {
    const { process, exits, options } = world()
    let stops = 0
    const service = {
      stop: async () => {
        stops++
      },
    }
    const until = untilStopped(service, options)
    process.emit(signal, signal)
    await until
    expect([stops, exits]).toEqual([1, []])
    expect(process.listenerCount(signal)).toBe(0)
  },
)

test('a second signal exits at once', async () => {
  const { process, exits, options, clock } = world()
  const stopping = Promise.withResolvers<void>()
  const until = untilStopped({ stop: () => stopping.promise }, options)
  process.emit('SIGTERM', 'SIGTERM')
  expect(exits).toEqual([])
  clock.ms += 1_001
  process.emit('SIGTERM', 'SIGTERM')
  expect(exits).toEqual([130])
  stopping.resolve()
  await until
})

test('one signal that comes twice, from the terminal and through npm, is one', async () => {
  const { process, exits, options, clock } = world()
  const stopping = Promise.withResolvers<void>()
  const until = untilStopped({ stop: () => stopping.promise }, options)
  process.emit('SIGINT', 'SIGINT')
  clock.ms += 100
  process.emit('SIGINT', 'SIGINT')
  stopping.resolve()
  await until
  expect(exits).toEqual([])
})

test('a stop that takes too long exits with 1', async () => {
  const { process, exits, options } = world()
  const stopping = Promise.withResolvers<void>()
  const late = Promise.withResolvers<void>()
  process.exit = code => {
    exits.push(code)
    late.resolve()
  }
  const until = untilStopped({ stop: () => stopping.promise }, { ...options, stopTimeoutMs: 5 })
  process.emit('SIGINT', 'SIGINT')
  await late.promise
  expect(exits).toEqual([1])
  stopping.resolve()
  await until
})

test.each(['unhandledRejection', 'uncaughtException'])('%s exits with 1', async event => {
  const { process, exits, options } = world()
  const until = untilStopped({ stop: async () => {} }, options)
  process.emit(event, new Error('x'))
  expect(exits).toEqual([1])
  process.emit('SIGTERM', 'SIGTERM')
  await until
})

test('a stop that fails exits with 1', async () => {
  const { process, exits, options } = world()
  const until = untilStopped({ stop: () => Promise.reject(new Error('no')) }, options)
  process.emit('SIGTERM', 'SIGTERM')
  await until
  expect(exits).toEqual([1])
})

test('a service that ends by itself ends the wait; one that breaks exits with 1', async () => {
  const well = world()
  await untilStopped({ stop: async () => {}, ended: Promise.resolve() }, well.options)
  expect(well.exits).toEqual([])

  const broken = world()
  const exited = Promise.withResolvers<number>()
  broken.process.exit = exited.resolve
  const ended = Promise.reject(new Error('broken'))
  const until = untilStopped({ stop: async () => {}, ended }, broken.options)
  expect(await exited.promise).toBe(1)
  broken.process.emit('SIGTERM', 'SIGTERM')
  await until
})
