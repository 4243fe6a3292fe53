import type { KeyObject } from 'node:crypto'
import {
  type BaseConfig,
  configSchema,
  type Env,
  list,
  locationTokens,
  parseConfig,
  port,
  Secret,
  wholeNumber,
} from '@baton/runtime'
import { compile } from '@fastify/proxy-addr'
import { z } from 'zod'
import { type KeyType, PUBLISHED_ED25519, readPublicKey } from './highlevel/signing-keys.ts'

export interface IngressConfig extends BaseConfig {
  readonly listen: { readonly host: string; readonly port: number }
  /** One of them is wanted as a bearer token by /v1; none: `accessTo` says to whom it is open. */
  readonly tokens: readonly Secret[]
  readonly trustedProxies: readonly string[]
  /** Requests of one source in 10 s. */
  readonly rateMax: number
  readonly highlevel: HighLevelConfig
}

export interface HighLevelConfig {
  readonly ed25519: readonly KeyObject[]
  /** Of the legacy signature; none: it is off. */
  readonly rsa: readonly KeyObject[]
  readonly secrets: readonly Secret[]
  readonly locations: readonly string[]
  readonly windowMs: number
  /** In lower case. */
  readonly offTags: readonly string[]
}

const SECRET_MIN_CHARS = 16
/**
 * 90 min: HighLevel repeats a webhook for about 70 min after a 429, perhaps with its first
 * timestamp.
 */
const WINDOW_SECONDS = 5_400
const WINDOW_MIN_SECONDS = 60
/** The router recognises repeats for 24 h. */
const WINDOW_MAX_SECONDS = 86_400
const RATE_MAX = 2_000
const RATE_MOST = 1_000_000
const OFF_TAGS = 'AI-Off,Qualified,Stop-Bot'

const secrets = () =>
  list()
    .refine(items => items.every(item => item.length >= SECRET_MIN_CHARS), {
      error: `has one of less than ${SECRET_MIN_CHARS} characters`,
    })
    .transform(items => items.map(item => new Secret(item)))

/** As fastify reads them. */
const isAddressOrRange = (item: string): boolean => {
  try {
    compile(item)
    return true
  } catch {
    return false
  }
}

const proxies = () =>
  list().refine(items => items.every(isAddressOrRange), {
    error: 'has one that is neither an address nor a range such as 10.0.0.0/8',
  })

const keys = (type: KeyType) =>
  list()
    .transform(items => items.map(item => readPublicKey(item, type)))
    .refine(found => !found.includes(undefined), {
      error: `has one that is no ${type} public key, neither PEM nor base64 SPKI`,
    })
    .transform(found => found.filter(key => key !== undefined))

export const ingressSchema = configSchema(
  {
    BATON_INGRESS_HOST: z
      .string()
      .default('127.0.0.1')
      .describe('where webhooks and /v1 are served'),
    BATON_INGRESS_PORT: port().default(8080).describe('where webhooks and /v1 are served'),
    BATON_INGRESS_TOKEN: secrets()
      .optional()
      .describe(
        'what /v1 wants as bearer token; several with commas between; none: programs of this machine get in, as long as no others can',
      ),
    BATON_INGRESS_TRUSTED_PROXIES: proxies()
      .optional()
      .describe('addresses and ranges whose X-Forwarded-For is believed'),
    BATON_INGRESS_RATE_MAX: wholeNumber(1, RATE_MOST)
      .default(RATE_MAX)
      .describe('requests of one source in 10 s'),
    BATON_HIGHLEVEL_KEYS: keys('ed25519')
      .prefault(PUBLISHED_ED25519)
      .describe(
        'Ed25519 keys that sign webhooks, PEM or base64 SPKI, instead of the published one',
      ),
    BATON_HIGHLEVEL_LEGACY_KEYS: keys('rsa')
      .optional()
      .describe('RSA keys of the legacy signature; none: it is off'),
    BATON_HIGHLEVEL_SECRETS: secrets()
      .optional()
      .describe('of workflow actions, in the header x-baton-secret'),
    BATON_HIGHLEVEL_LOCATIONS: list()
      .optional()
      .describe('whose webhooks are taken; else those of BATON_HIGHLEVEL_TOKENS, else all'),
    // The CRM service's own; where ingress can see it, it says whose webhooks are meant.
    BATON_HIGHLEVEL_TOKENS: locationTokens()
      .optional()
      .describe('of the crm service, where ingress can see it: whose webhooks are meant'),
    BATON_HIGHLEVEL_WINDOW_SECONDS: wholeNumber(WINDOW_MIN_SECONDS, WINDOW_MAX_SECONDS)
      .default(WINDOW_SECONDS)
      .describe('how old a webhook may be: HighLevel repeats for about 70 min'),
    BATON_HIGHLEVEL_OFF_TAGS: list().prefault(OFF_TAGS).describe('tags that switch bots off'),
  },
  vars => ({
    listen: { host: vars.BATON_INGRESS_HOST, port: vars.BATON_INGRESS_PORT },
    tokens: vars.BATON_INGRESS_TOKEN ?? [],
    trustedProxies: vars.BATON_INGRESS_TRUSTED_PROXIES ?? [],
    rateMax: vars.BATON_INGRESS_RATE_MAX,
    highlevel: {
      ed25519: vars.BATON_HIGHLEVEL_KEYS,
      rsa: vars.BATON_HIGHLEVEL_LEGACY_KEYS ?? [],
      secrets: vars.BATON_HIGHLEVEL_SECRETS ?? [],
      locations: vars.BATON_HIGHLEVEL_LOCATIONS ?? Object.keys(vars.BATON_HIGHLEVEL_TOKENS ?? {}),
      windowMs: vars.BATON_HIGHLEVEL_WINDOW_SECONDS * 1_000,
      offTags: vars.BATON_HIGHLEVEL_OFF_TAGS.map(tag => tag.toLowerCase()),
    },
  }),
)

/** Throws CONFIG_INVALID naming every variable that is wrong. */
export const ingressConfig = (env: Env): IngressConfig => parseConfig(ingressSchema, env)
