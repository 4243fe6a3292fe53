import { isIPv6 } from 'node:net'
import { APP_ID, SESSION_TIMEOUT_MS } from '@baton/domain'
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

/** A port to listen at; 0 is any free one. */
export const port = () => wholeNumber(0, PORT_MAX)

/** true or false. */
export const flag = () =>
  z
    .enum(['true', 'false'], { error: 'is neither true nor false' })
    .transform(text => text === 'true')

/** A text that is printed as redacted. */
export const secret = () => z.string().transform(text => new Secret(text))

const SESSION_MIN_MS = 1_000
const SESSION_MAX_MS = 300_000

/** After so long without a heartbeat a group gives a member's partitions to others, ms. */
export const sessionTimeout = () =>
  wholeNumber(SESSION_MIN_MS, SESSION_MAX_MS)
    .default(SESSION_TIMEOUT_MS)
    .describe('after so many ms without a heartbeat others take the work over')

const BATCH_MAX = 10_000

/** How many records one transaction of a task holds at most. */
export const batchMaxRecords = (byDefault: number) =>
  wholeNumber(1, BATCH_MAX).default(byDefault).describe('records of one transaction at most')

const PASSED_OVER = /^(.+\/\d{1,4}@\d{1,15})-(\d{1,15})$/

/**
 * `<topic>/<partition>@<from>-<to>`, or several with commas between: of a partition whose next
 * offset to decide is `from`, what lies before `to` is not decided. Becomes a map from
 * `<topic>/<partition>@<from>` to `to`.
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
    .describe(
      '<topic>/<partition>@<from>-<to>, as an error names it: where a person gives up what is lost',
    )

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `is not one of ${values.join(', ')}` })

const PARTITIONS_MAX = 1_024

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
  BATON_BROKERS: brokers().describe('host:port of the brokers, with commas between'),
  BATON_REGISTRY_URL: registryUrl().describe('of the schema registry, without credentials'),
  BATON_REGISTRY_USERNAME: z.string().optional().describe('basic authentication at the registry'),
  BATON_REGISTRY_PASSWORD: secret().optional().describe('basic authentication at the registry'),
  BATON_APP_ID: z
    .string()
    .regex(APP_ID, { error: `does not match ${APP_ID.source}` })
    .default('baton')
    .describe('begins the names of all topics, groups and transactions'),
  BATON_PARTITIONS: wholeNumber(1, PARTITIONS_MAX)
    .default(4)
    .describe('of the app, fixed for its life'),
  BATON_CLOCK: oneOf(['broker', 'log'])
    .default('broker')
    .describe('broker: its time of arrival counts; log: the time that producers set, for replays'),
  BATON_DATA_DIR: z.string().default('.baton').describe('where local stores are kept'),
  BATON_LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('debug, info, warn, error or silent'),
  BATON_HTTP_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('where /metrics and /health are served'),
  BATON_HTTP_PORT: port().default(9464).describe('where /metrics and /health are served'),
  BATON_SSL: flag().default(false).describe('true: TLS to the brokers'),
  BATON_SSL_CA: z
    .string()
    .optional()
    .describe("PEM of who signed the brokers; else the system's authorities"),
  BATON_SSL_CERT: z.string().optional().describe('PEM of this client, where brokers ask for it'),
  BATON_SSL_KEY: secret().optional().describe('PEM of this client, where brokers ask for it'),
  BATON_SASL_MECHANISM: oneOf(['plain', 'scram-sha-256', 'scram-sha-512'])
    .optional()
    .describe('scram-sha-512, scram-sha-256, or plain over TLS'),
  BATON_SASL_USERNAME: z.string().optional().describe('with the mechanism'),
  BATON_SASL_PASSWORD: secret().optional().describe('with the mechanism'),
} as const satisfies z.ZodRawShape

export type Variables = z.output<z.ZodObject<typeof variables>>
