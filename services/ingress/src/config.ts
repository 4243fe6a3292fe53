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
/** 90 min: HighLevel repeats a webhook for about 70 min after a 429, perhaps with its first timestamp. */
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

const keys = (type: KeyType) =>
  list()
    .transform(items => items.map(item => readPublicKey(item, type)))
    .refine(found => !found.includes(undefined), {
      error: `has one that is no ${type} public key, neither PEM nor base64 SPKI`,
    })
    .transform(found => found.filter(key => key !== undefined))

const schema = configSchema(
  {
    BATON_INGRESS_HOST: z.string().default('127.0.0.1'),
    BATON_INGRESS_PORT: port().default(8080),
    BATON_INGRESS_TOKEN: secrets().optional(),
    BATON_INGRESS_TRUSTED_PROXIES: list().optional(),
    BATON_INGRESS_RATE_MAX: wholeNumber(1, RATE_MOST).default(RATE_MAX),
    BATON_HIGHLEVEL_KEYS: keys('ed25519').prefault(PUBLISHED_ED25519),
    BATON_HIGHLEVEL_LEGACY_KEYS: keys('rsa').optional(),
    BATON_HIGHLEVEL_SECRETS: secrets().optional(),
    BATON_HIGHLEVEL_LOCATIONS: list().optional(),
    // The CRM service's own; where ingress can see it, it says whose webhooks are meant.
    BATON_HIGHLEVEL_TOKENS: locationTokens().optional(),
    BATON_HIGHLEVEL_WINDOW_SECONDS: wholeNumber(WINDOW_MIN_SECONDS, WINDOW_MAX_SECONDS).default(
      WINDOW_SECONDS,
    ),
    BATON_HIGHLEVEL_OFF_TAGS: list().prefault(OFF_TAGS),
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
export const ingressConfig = (env: Env): IngressConfig => parseConfig(schema, env)
