import { type Bot, type RunningBot, type RunOptions, runBot } from '@baton/bot-sdk'
import type { BaseConfig, Logger } from '@baton/runtime'

export interface BotsService {
  readonly registries: readonly RunningBot['registry'][]
  readonly ended: Promise<void>
  /** What is still missing; empty means ready. */
  missing(): readonly string[]
  stop(): Promise<void>
}

/** Runs several bots in this process. When one cannot be started, none is left running. */
export const startBots = async (
  bots: readonly Bot[],
  config: BaseConfig,
  log: Logger,
  options: Omit<RunOptions, 'config' | 'log'> = {},
): Promise<BotsService> => {
  const starting = bots.map(bot => runBot(bot, { ...options, config, log }))
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
