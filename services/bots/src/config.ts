import { SECRET_MIN_CHARS } from '@baton/bot-sdk'
import { BOT_NAME, BOT_NAME_WORDS, HUMAN } from '@baton/domain'
import {
  type BaseConfig,
  configSchema,
  type Env,
  list,
  parseConfig,
  type Secret,
  secret,
  sessionTimeout,
} from '@baton/runtime'
import type { z } from 'zod'

export interface BotsConfig extends BaseConfig {
  /**
   * Bots that run elsewhere and are asked by HTTP: URL by name. They take the place of the
   * reference bots.
   */
  readonly urls: Readonly<Record<string, string>>
  readonly secret: Secret | undefined
  /** Without a heartbeat for this long the partitions of this instance go to another, ms. */
  readonly sessionTimeoutMs: number
}

const BOT_URL = /^([^=]+)=(https?:\/\/\S+)$/

const namedUrl = (item: string): readonly [name: string, url: string] => {
  const [, name = '', url = ''] = BOT_URL.exec(item) ?? []
  return [name, url]
}

const isNamedUrl = (item: string): boolean => URL.canParse(namedUrl(item)[1])

/** `fetch` takes no such URL. */
const hasLogin = (item: string): boolean => {
  const { username, password } = new URL(namedUrl(item)[1])
  return username !== '' || password !== ''
}

const namesOf = (items: readonly string[]): Set<string> =>
  new Set(items.map(item => namedUrl(item)[0]))

const botUrls = () =>
  list()
    .refine(items => items.every(isNamedUrl), {
      error: 'is not name=http://…, or several with commas between',
      abort: true,
    })
    .refine(items => items.every(item => BOT_NAME.test(namedUrl(item)[0])), {
      error: `has a name that no bot can have: use ${BOT_NAME_WORDS}`,
    })
    .refine(items => !items.some(hasLogin), {
      error: 'has a login in a URL, which is never sent; BATON_BOT_SECRET signs what is posted',
    })
    .refine(items => namesOf(items).size === items.length, { error: 'names a bot twice' })
    .refine(items => !namesOf(items).has(HUMAN), { error: `names ${HUMAN}, which is no bot` })

/** One that is missing is told apart. */
const isLong = (given: Secret | undefined): boolean =>
  given === undefined || given.reveal().length >= SECRET_MIN_CHARS

/** What the bots service reads beside the base. */
export const botsSchema: z.ZodType<BotsConfig> = configSchema(
  {
    BATON_BOT_URLS: botUrls()
      .optional()
      .describe(
        'name=http://…, with commas between: bots that run elsewhere, in place of those of the same name here',
      ),
    BATON_BOT_SECRET: secret()
      .optional()
      .describe(`signs what is posted to BATON_BOT_URLS, at least ${SECRET_MIN_CHARS} characters`),
    BATON_SESSION_TIMEOUT_MS: sessionTimeout(),
  },
  vars => ({
    urls: Object.fromEntries((vars.BATON_BOT_URLS ?? []).map(namedUrl)),
    secret: vars.BATON_BOT_SECRET,
    sessionTimeoutMs: vars.BATON_SESSION_TIMEOUT_MS,
  }),
)
  .refine(({ urls, secret: given }) => Object.keys(urls).length === 0 || given !== undefined, {
    path: ['BATON_BOT_SECRET'],
    error: 'is missing, and BATON_BOT_URLS is set',
  })
  .refine(({ urls, secret: given }) => Object.keys(urls).length === 0 || isLong(given), {
    path: ['BATON_BOT_SECRET'],
    error: `has less than ${SECRET_MIN_CHARS} characters`,
  })

/** Throws CONFIG_INVALID naming every variable that is wrong. */
export const botsConfig = (env: Env): BotsConfig => parseConfig(botsSchema, env)
