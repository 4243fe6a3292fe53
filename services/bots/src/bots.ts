import { type Bot, type RunningBot, runBot } from '@baton/bot-sdk'
import type { Logger } from '@baton/runtime'
import type { BotsConfig } from './config.ts'

export interface BotsOptions {
  readonly bots: readonly Bot[]
  readonly log: Logger
}

export interface BotsService {
  readonly registries: readonly RunningBot['registry'][]
  readonly ended: Promise<void>
  /** What is still missing; empty means ready. */
  missing(): readonly string[]
  stop(): Promise<void>
}

/** Runs several bots in this process. When one cannot be started, none is left running. */
export const startBots = async (
  config: Omit<BotsConfig, 'urls' | 'secret'>,
  { bots, log }: BotsOptions,
): Promise<BotsService> => {
  const { sessionTimeoutMs } = config
  const starting = bots.map(bot => runBot(bot, { config, log, sessionTimeoutMs }))
  const running = await Promise.all(starting).catch(async error => {
    const started = await Promise.allSettled(starting)
    await Promise.all(started.map(one => one.status === 'fulfilled' && one.value.stop()))
    throw error
  })
  return {
    registries: running.map(bot => bot.registry),
    ended: Promise.race(running.map(bot => bot.ended)),
    missing: () => running.flatMap(bot => bot.missing()),
    stop: async () => {
      await Promise.all(running.map(bot => bot.stop()))
    },
  }
}
