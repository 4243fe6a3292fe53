import { type Bot, type RunningBot, type RunOptions, runBot } from '@baton/bot-sdk'
import type { BaseConfig, Logger } from '@baton/runtime'

export interface BotsService {
  readonly registries: readonly RunningBot['registry'][]
  readonly ended: Promise<void>
  /** What is still missing; empty means ready. */
  missing(): readonly string[]
  stop(): Promise<void>
}

/** Runs several bots in this process. */
export const startBots = async (
  bots: readonly Bot[],
  config: BaseConfig,
  log: Logger,
  options: Omit<RunOptions, 'config' | 'log'> = {},
): Promise<BotsService> => {
  const running = await Promise.all(bots.map(bot => runBot(bot, { ...options, config, log })))
  return {
    registries: running.map(bot => bot.registry),
    ended: Promise.race(running.map(bot => bot.ended)),
    missing: () => running.flatMap(bot => bot.missing()),
    stop: async () => {
      await Promise.all(running.map(bot => bot.stop()))
    },
  }
}
