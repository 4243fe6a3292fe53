import { isIPv6 } from 'node:net'
import { z } from 'zod'
import { Secret } from './secret.ts'

/** A list with commas between. */
export const list = () =>
  z
    .string()
    .transform(text =>
      text
        .split(',')
        .map(item => item.trim())
        .filter(item => item !== ''),
    )
    .refine(items => items.length > 0, { error: 'names nothing' })

/** A whole number between two bounds, both included. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d+$/, { error: 'is not a whole number' })
    .transform(Number)
    .refine(n => n >= min && n <= max, { error: `is not between ${min} and ${max}` })

const PORT_MAX = 65_535

export const port = () => wholeNumber(0, PORT_MAX)

export const flag = () =>
  z
    .enum(['true', 'false'], { error: 'is neither true nor false' })
    .transform(text => text === 'true')

export const secret = () => z.string().transform(text => new Secret(text))

const SESSION_MIN_MS = 1_000
const SESSION_MAX_MS = 300_000

/** After so long without a heartbeat a group gives a member's partitions to others, ms. */
export const sessionTimeout = () => wholeNumber(SESSION_MIN_MS, SESSION_MAX_MS).default(6_000)

const PASSED_OVER = /^(.+\/\d{1,4}@\d{1,15})-(\d{1,15})$/

/**
 * `<topic>/<partition>@<from>-<to>`, or several with commas between: of a partition whose next offset to decide is `from`, what lies before
 * `to` is not decided. Becomes a map from `<topic>/<partition>@<from>` to `to`.
 */
export const passOver = () =>
  list()
    .default([])
    .transform((items, context) => {
      const places = new Map<string, number>()
      for (const item of items) {
        const [, place = '', to = ''] = PASSED_OVER.exec(item) ?? []
        const from = Number(place.slice(place.lastIndexOf('@') + 1))
        if (place !== '' && Number(to) >= from) places.set(place, Number(to))
        else
          context.addIssue({
            code: 'custom',
            message: `has ${item}, which is no <topic>/<partition>@<from>-<to>, as the error named it`,
          })
      }
      return places
    })

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `is not one of ${values.join(', ')}` })

const PARTITIONS_MAX = 1_024
const APP_ID = /^[a-z][a-z0-9-]{0,40}$/

const BROKER = /^(?:\[([^\]]+)\]|[^\s:[\]]+):(\d{1,5})$/

const isBroker = (text: string): boolean => {
  const [, inBrackets, port] = BROKER.exec(text) ?? []
  if (inBrackets !== undefined && !isIPv6(inBrackets)) return false
  return Number(port) >= 1 && Number(port) <= PORT_MAX
}

const brokers = () =>
  list().refine(items => items.every(isBroker), {
    error: `is not host:port (1 to ${PORT_MAX}; IPv6 in brackets), or several with commas between`,
  })

/** Messages and logs name the URL. */
const namesNobody = (url: string): boolean => {
  const { username, password } = URL.parse(url) ?? { username: '', password: '' }
  return username === '' && password === ''
}

const notUrl: z.core.$ZodErrorMap = ({ input }) =>
  input === undefined ? 'is missing' : 'is not an http(s) URL'

const registryUrl = () =>
  z.url({ protocol: /^https?$/, error: notUrl }).refine(namesNobody, {
    error:
      'names a user or a password: these go into BATON_REGISTRY_USERNAME and BATON_REGISTRY_PASSWORD',
  })

/** The variables every service knows. Take them apart where only some are wanted. */
export const variables = {
  BATON_BROKERS: brokers(),
  BATON_REGISTRY_URL: registryUrl(),
  BATON_REGISTRY_USERNAME: z.string().optional(),
  BATON_REGISTRY_PASSWORD: secret().optional(),
  BATON_APP_ID: z
    .string()
    .regex(APP_ID, { error: `does not match ${APP_ID.source}` })
    .default('baton'),
  BATON_PARTITIONS: wholeNumber(1, PARTITIONS_MAX).default(4),
  BATON_CLOCK: oneOf(['broker', 'log']).default('broker'),
  BATON_DATA_DIR: z.string().default('.baton'),
  BATON_LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  BATON_HTTP_HOST: z.string().default('127.0.0.1'),
  BATON_HTTP_PORT: port().default(9464),
  BATON_SSL: flag().default(false),
  BATON_SSL_CA: z.string().optional(),
  BATON_SSL_CERT: z.string().optional(),
  BATON_SSL_KEY: secret().optional(),
  BATON_SASL_MECHANISM: oneOf(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  BATON_SASL_USERNAME: z.string().optional(),
  BATON_SASL_PASSWORD: secret().optional(),
} as const satisfies z.ZodRawShape

export type Variables = z.output<z.ZodObject<typeof variables>>
