import { type Bot, httpBot } from '@baton/bot-sdk'
import type { BotsConfig } from './config.ts'
import { referenceBots } from './reference.ts'

/**
 * The bots that a process with this configuration answers for: those named by a URL, and the
 * reference bots whose place none takes.
 */
export const configuredBots = ({ urls, secret }: Pick<BotsConfig, 'urls' | 'secret'>): Bot[] => {
  const elsewhere = Object.entries(urls).map(([name, url]) =>
    httpBot({ name, url, secret: secret?.reveal() ?? '' }),
  )
  const here = referenceBots.filter(({ name }) => !Object.hasOwn(urls, name))
  return [...here, ...elsewhere]
}
