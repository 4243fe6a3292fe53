import { MINUTE_MS } from '@baton/domain'
import {
  type BaseConfig,
  configSchema,
  type Env,
  locationTokens,
  parseConfig,
  passOver,
  type Secret,
  sessionTimeout,
  wholeNumber,
} from '@baton/runtime'
import { z } from 'zod'
import { PACE } from './work/pace.ts'

export interface CrmConfig extends BaseConfig {
  readonly sessionTimeoutMs: number
  /** Where a person says to go on, by `<topic>/<partition>@<next offset to write>`. */
  readonly passOver: ReadonlyMap<string, number>
  readonly highlevel: {
    readonly url: string
    /** Token of each location. */
    readonly tokens: Readonly<Record<string, Secret>>
    /** Of contacts that came without one; the only location when there is only one. */
    readonly defaultLocation: string
    readonly requestTimeoutMs: number
    /** Requests under way at the same time, per location. */
    readonly inFlightMax: number
    readonly settleMs: number
  }
}

const URL_DEFAULT = 'https://services.leadconnectorhq.com'
const SECOND_MS = 1_000
const IN_FLIGHT_MAX = 50

const read = configSchema(
  {
    BATON_HIGHLEVEL_URL: z
      .url({ protocol: /^https?$/, error: 'is not an http(s) URL' })
      .default(URL_DEFAULT)
      .describe('of its API'),
    BATON_HIGHLEVEL_TOKENS: locationTokens(),
    BATON_HIGHLEVEL_LOCATION: z
      .string()
      .optional()
      .describe('of contacts that came without one; else the only one'),
    BATON_HIGHLEVEL_TIMEOUT_MS: wholeNumber(100, MINUTE_MS)
      .default(10 * SECOND_MS)
      .describe('of one request, ms'),
    BATON_HIGHLEVEL_IN_FLIGHT: wholeNumber(1, IN_FLIGHT_MAX)
      .default(8)
      .describe('requests under way, per location'),
    BATON_HIGHLEVEL_SETTLE_MS: wholeNumber(0, 10 * MINUTE_MS)
      .default(PACE.settleMs)
      .describe('before an unclear write is looked up, ms'),
    BATON_SESSION_TIMEOUT_MS: sessionTimeout(),
    BATON_PASS_OVER: passOver(),
  },
  vars => ({
    sessionTimeoutMs: vars.BATON_SESSION_TIMEOUT_MS,
    passOver: vars.BATON_PASS_OVER,
    highlevel: {
      url: vars.BATON_HIGHLEVEL_URL,
      tokens: vars.BATON_HIGHLEVEL_TOKENS,
      defaultLocation: vars.BATON_HIGHLEVEL_LOCATION ?? onlyOne(vars.BATON_HIGHLEVEL_TOKENS),
      requestTimeoutMs: vars.BATON_HIGHLEVEL_TIMEOUT_MS,
      inFlightMax: vars.BATON_HIGHLEVEL_IN_FLIGHT,
      settleMs: vars.BATON_HIGHLEVEL_SETTLE_MS,
    },
  }),
)

export const crmSchema = read.superRefine(({ highlevel: { tokens, defaultLocation } }, context) => {
  if (defaultLocation === '' || Object.hasOwn(tokens, defaultLocation)) return
  const message = 'is none of those in BATON_HIGHLEVEL_TOKENS'
  context.addIssue({ code: 'custom', path: ['BATON_HIGHLEVEL_LOCATION'], message })
})

const onlyOne = (known: Readonly<Record<string, unknown>>): string => {
  const [first = '', ...others] = Object.keys(known)
  return others.length === 0 ? first : ''
}

/** Throws CONFIG_INVALID naming every variable that is wrong. */
export const crmConfig = (env: Env): CrmConfig => parseConfig(crmSchema, env)
