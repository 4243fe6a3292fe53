import {
  type BaseConfig,
  configSchema,
  list,
  type Secret,
  secret,
  sessionTimeout,
} from '@baton/runtime'
import type { z } from 'zod'

export interface BotsConfig extends BaseConfig {
  /** Bots that run elsewhere and are asked by HTTP: URL by name. They take the place of the reference bots. */
  readonly urls: Readonly<Record<string, string>>
  readonly secret: Secret | undefined
  /** Without a heartbeat for this long the partitions of this instance go to another, ms. */
  readonly sessionTimeoutMs: number
}

const BOT_URL = /^([a-z][a-z0-9-]{0,39})=(https?:\/\/\S+)$/

const botUrls = () =>
  list().refine(items => items.every(item => URL.canParse(BOT_URL.exec(item)?.[2] ?? '')), {
    error: 'is not name=http://…, or several with commas between',
  })

/** What the bots service reads beside the base. */
export const botsSchema: z.ZodType<BotsConfig> = configSchema(
  {
    BATON_BOT_URLS: botUrls().optional(),
    BATON_BOT_SECRET: secret().optional(),
    BATON_SESSION_TIMEOUT_MS: sessionTimeout(),
  },
  vars => ({
    urls: Object.fromEntries(
      (vars.BATON_BOT_URLS ?? []).map(item => {
        const [, name = '', url = ''] = BOT_URL.exec(item) ?? []
        return [name, url]
      }),
    ),
    secret: vars.BATON_BOT_SECRET,
    sessionTimeoutMs: vars.BATON_SESSION_TIMEOUT_MS,
  }),
).refine(({ urls, secret: given }) => Object.keys(urls).length === 0 || given !== undefined, {
  path: ['BATON_BOT_SECRET'],
  error: 'is missing, and BATON_BOT_URLS is set',
})
