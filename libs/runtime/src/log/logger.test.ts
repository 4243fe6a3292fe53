/** Method: planted canaries of personal data go in by every way a caller has; none may come out. */

import { existsSync } from 'node:fs'
import { BatonError } from '@baton/domain'
import { describe, expect, test } from 'vitest'
import { createLogger, type LoggerOptions, logTo } from './logger.ts'

const record = (level: LoggerOptions['level'] = 'debug') => {
  const lines: string[] = []
  const log = createLogger({
    level,
    service: 'router',
    to: { write: line => void lines.push(line) },
  })
  return { log, lines, parsed: () => lines.map(line => JSON.parse(line)) }
}

const CANARIES = ['+15551234567', 'ana@example.com', 'Ana Prado', 'my house is too small']
const leaked = (lines: readonly string[]) =>
  CANARIES.filter(canary => lines.some(line => line.includes(canary)))

test('a line is JSON with service, level, time, message and the fields that are allowed', () => {
  const { log, parsed } = record()
  log.info('took over', { partition: 3, durationMs: 12 })
  expect(parsed()[0]).toMatchObject({
    level: 'info',
    service: 'router',
    msg: 'took over',
    partition: 3,
    durationMs: 12,
  })
  expect(Date.parse(parsed()[0].time)).not.toBeNaN()
})

test('lines below the level are not written', () => {
  const { log, lines } = record('warn')
  log.info('quiet')
  log.debug('quieter')
  expect(lines).toEqual([])
})

/** Each write to it finds no room (Linux). */
const FULL = '/dev/full'

test.skipIf(!existsSync(FULL))('a log without room ends nothing, however much is said', () => {
  const log = createLogger({ level: 'info', service: 'router', to: logTo(FULL) })
  for (let i = 0; i < 20_000; i++) log.info('took over', { task: 'x'.repeat(100) })
})

describe('personal data does not get out', () => {
  test('by a field that is not on the list', () => {
    const { log, lines } = record()
    const [phone, mail, name, text] = CANARIES
    log.info('message', { phone, mail, name, text, contactId: phone } as never)
    log.child({ name, mail } as never).warn('child', { body: { text } } as never)
    expect(lines).toHaveLength(2)
    expect(leaked(lines)).toEqual([])
  })

  test('by the message, the cause or the stack of an error that others raise', () => {
    const { log, lines, parsed } = record()
    let quoting: unknown
    try {
      JSON.parse('my house is too small')
    } catch (error) {
      quoting = error
    }
    expect(String(quoting)).toContain('my house')
    log.error('failed', { err: quoting })
    log.error('failed', { err: new BatonError('BAD_REQUEST', 'the body is no JSON', quoting) })
    log.error('failed', { err: new Error(`no ${CANARIES[1]}`, { cause: CANARIES[0] }) })
    log.error('failed', { err: CANARIES[2] })
    expect(leaked(lines)).toEqual([])
    expect(lines.join('')).not.toContain('my house')
    expect(parsed()[1].err).toMatchObject({
      code: 'BAD_REQUEST',
      remedy: 'poison',
      message: 'the body is no JSON',
      cause: { name: 'SyntaxError' },
    })
  })
})

test('an error of the operating system keeps its message', () => {
  const { log, parsed } = record()
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9092'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
    errno: -111,
  })
  log.warn('waiting', { err: refused })
  expect(parsed()[0].err).toMatchObject({ code: 'ECONNREFUSED', message: refused.message })
})

test('causes are followed to a bound, also in a circle', () => {
  const { log, lines } = record()
  const circle = new Error('a')
  circle.cause = circle
  log.error('failed', { err: circle })
  expect(lines[0]?.length).toBeLessThan(10_000)
})
