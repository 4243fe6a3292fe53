import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { baseSchema, configSchema } from './base.ts'
import { type Env, parseConfig, withFiles } from './parse.ts'
import { Secret } from './secret.ts'
import { passOver, port } from './variables.ts'

const given: Env = { BATON_BROKERS: 'a:9092, b:9092', BATON_REGISTRY_URL: 'https://r/apis' }
const parse = (env: Env = {}) => parseConfig(baseSchema, { ...given, ...env })
const problems = (env: Env): string => {
  try {
    parse(env)
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`
  }
  return 'none'
}

const folder = mkdtempSync(join(tmpdir(), 'baton-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what is not said has a default', () => {
  expect(parse()).toMatchObject({
    appId: 'baton',
    brokers: ['a:9092', 'b:9092'],
    partitions: 4,
    clock: 'broker',
    dataDir: '.baton',
    ssl: null,
    sasl: null,
    registry: { url: 'https://r/apis', auth: null },
  })
  expect(parse({ BATON_APP_ID: '' }).appId).toBe('baton')
})

test('a configuration cannot be changed', () => {
  const config = parse()
  expect(() => (config.brokers as string[]).push('c:1')).toThrow()
  expect(() => Object.assign(config.http, { port: 1 })).toThrow()
})

test('a service adds variables of its own', () => {
  const schema = configSchema({ BATON_INGRESS_PORT: port().default(8080) }, vars => ({
    ingressPort: vars.BATON_INGRESS_PORT,
  }))
  expect(parseConfig(schema, given)).toMatchObject({ ingressPort: 8080, appId: 'baton' })
  expect(() => parseConfig(schema, { ...given, BATON_INGRESS_PORT: '99999' })).toThrow(
    'BATON_INGRESS_PORT: is not between 0 and 65535',
  )
})

describe('an error names the variable', () => {
  test.each([
    [{ BATON_BROKERS: undefined }, 'CONFIG_INVALID: BATON_BROKERS: is missing'],
    [{ BATON_BROKERS: 'nowhere' }, 'BATON_BROKERS: is not host:port'],
    [{ BATON_BROKERS: 'a:99999' }, 'BATON_BROKERS: is not host:port'],
    [{ BATON_BROKERS: 'a:0' }, 'BATON_BROKERS: is not host:port'],
    [{ BATON_BROKERS: 'a:9092,::1:9092' }, 'BATON_BROKERS: is not host:port'],
    [{ BATON_BROKERS: '[a]:9092' }, 'BATON_BROKERS: is not host:port'],
    [{ BATON_REGISTRY_URL: 'ftp://r' }, 'BATON_REGISTRY_URL: is not an http(s) URL'],
    [{ BATON_PARTITIONS: '0' }, 'BATON_PARTITIONS: is not between 1 and 1024'],
    [{ BATON_PARTITIONS: '4x' }, 'BATON_PARTITIONS: is not a whole number'],
    [{ BATON_CLOCK: 'sun' }, 'BATON_CLOCK: is not one of broker, log'],
    [{ BATON_APP_ID: 'a.b' }, 'BATON_APP_ID: does not match'],
    [{ BATON_SSL: 'yes' }, 'BATON_SSL: is neither true nor false'],
    [{ BATON_SASL_MECHANISM: 'scram-sha-512' }, 'BATON_SASL_USERNAME: is missing, and'],
    [{ BATON_SASL_USERNAME: 'u' }, 'BATON_SASL_MECHANISM: is missing, and BATON_SASL_USERNAME'],
    [{ BATON_SASL_PASSWORD: 'p' }, 'BATON_SASL_USERNAME: is missing, and BATON_SASL_PASSWORD'],
    [{ BATON_SASL_PASSWORD: 'p' }, 'BATON_SASL_MECHANISM: is missing, and BATON_SASL_PASSWORD'],
    [{ BATON_SSL_CA: 'pem' }, 'BATON_SSL: is missing, and BATON_SSL_CA is set'],
    [{ BATON_SSL: 'true', BATON_SSL_CERT: 'c' }, 'BATON_SSL_KEY: is missing, and'],
    [{ BATON_REGISTRY_USERNAME: 'u' }, 'BATON_REGISTRY_PASSWORD: is missing, and'],
  ])('%j', (env, message) => {
    expect(problems(env)).toContain(message)
  })

  test('a broker may be at an IPv6 address, in brackets', () => {
    const brokers = '[::1]:9092,[2001:db8::7]:65535'
    expect(parse({ BATON_BROKERS: brokers }).brokers).toEqual(brokers.split(','))
  })

  test.each(['https://baton:s3cret@r/apis', 'https://s3cret@r/apis', 'http://:s3cret@r'])(
    'credentials have variables of their own: in the URL of the registry they are refused, and not repeated',
    url => {
      const said = problems({ BATON_REGISTRY_URL: url })
      expect(said).toContain('BATON_REGISTRY_URL: names a user or a password: these go into ')
      expect(said).toContain('BATON_REGISTRY_USERNAME and BATON_REGISTRY_PASSWORD')
      expect(said).not.toContain('s3cret')
    },
  )

  test.each([
    ['events/0@3-3', [['events/0@3', 3]]],
    [
      'a.b/12@0-7, a.b/1@5-6',
      [
        ['a.b/12@0', 7],
        ['a.b/1@5', 6],
      ],
    ],
    ['', []],
  ])('what is passed over: %j', (text, places) => {
    expect([...passOver().parse(text || undefined)]).toEqual(places)
  })

  test.each([
    'events/0@3',
    'events/0@3-2',
    'events@3-4',
    '0@3-4',
    'events/0@-1-4',
    'events/0@3-4;',
  ])('%j names no place to pass over', text => {
    expect(() => passOver().parse(text)).toThrow('as the error named it')
  })

  test('and every variable that is wrong', () => {
    expect(problems({ BATON_PARTITIONS: 'x', BATON_CLOCK: 'x' })).toMatch(/PARTITIONS.*CLOCK/)
  })

  test('a password is not sent readable over a network', () => {
    const plain = {
      BATON_SASL_MECHANISM: 'plain',
      BATON_SASL_USERNAME: 'u',
      BATON_SASL_PASSWORD: 'p',
    }
    expect(problems(plain)).toContain('BATON_SSL: is false: plain would send the password readable')
    expect(problems({ ...plain, BATON_SSL: 'true' })).toBe('none')
    expect(problems({ ...plain, BATON_BROKERS: 'localhost:9092' })).toBe('none')
    expect(problems({ ...plain, BATON_BROKERS: '[::1]:9092' })).toBe('none')
  })
})

describe('secrets', () => {
  const sasl = { BATON_SASL_MECHANISM: 'scram-sha-256', BATON_SASL_USERNAME: 'u' }

  test('come from a variable or from a file', () => {
    const file = join(folder, 'password')
    writeFileSync(file, 's3cret\n')
    const config = parse({ ...sasl, BATON_SASL_PASSWORD_FILE: file })
    expect(config.sasl?.password.reveal()).toBe('s3cret')
    expect(
      problems({ ...sasl, BATON_SASL_PASSWORD_FILE: file, BATON_SASL_PASSWORD: 'x' }),
    ).toContain('BATON_SASL_PASSWORD and BATON_SASL_PASSWORD_FILE are both set')
    expect(problems({ ...sasl, BATON_SASL_PASSWORD_FILE: join(folder, 'none') })).toContain(
      'BATON_SASL_PASSWORD_FILE: the file',
    )
  })

  test('a variable whose file was read can be set anew', () => {
    const file = join(folder, 'brokers')
    writeFileSync(file, 'c:9092\n')
    const read = withFiles({ BATON_BROKERS_FILE: file, BATON_CLUSTER: '', HOME: '/h' })
    expect(read).toEqual({ BATON_BROKERS: 'c:9092', HOME: '/h' })
    expect(parse({ ...read, BATON_BROKERS: 'd:9092' }).brokers).toEqual(['d:9092'])
  })

  test('are never printed', () => {
    const config = parse({ ...sasl, BATON_SASL_PASSWORD: 's3cret' })
    const printed = [
      inspect(config, { depth: 9 }),
      JSON.stringify(config),
      `${new Secret('s3cret')}`,
    ]
    for (const text of printed) {
      expect(text).toContain('[redacted]')
      expect(text).not.toContain('s3cret')
    }
  })
})
