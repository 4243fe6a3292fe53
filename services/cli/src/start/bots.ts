import {
  acknowledgingBot,
  type BotsService,
  botsSchema,
  configuredBots,
  referenceBots,
  startBots,
} from '@baton/bots'
import { BatonError } from '@baton/domain'
import { type Env, type Logger, parseConfig } from '@baton/runtime'

/** `configured`: those of the bots service, some of them elsewhere. `acknowledging` ones ask, request and report nothing. */
export type BotKind = 'configured' | 'reference' | 'acknowledging'

export interface ChosenBots {
  readonly kind: BotKind
  /** Of the policy. */
  readonly names: readonly string[]
  /** Of those that run elsewhere. */
  readonly without: readonly string[]
}

/** Runs the bots of the policy in this process. Rejects with CONFIG_INVALID when BATON_BOT_URLS names one that it does not have. */
export const startPolicyBots = async (
  env: Env,
  { kind, names, without }: ChosenBots,
  log: Logger,
): Promise<BotsService> => {
  const config = parseConfig(botsSchema, env)
  const stranger = Object.keys(config.urls).find(name => !names.includes(name))
  if (stranger !== undefined) {
    throw new BatonError('CONFIG_INVALID', `BATON_BOT_URLS: "${stranger}" is no bot of the policy`)
  }
  const available = {
    configured: () => configuredBots(config),
    reference: () => referenceBots,
    acknowledging: () => names.map(acknowledgingBot),
  } satisfies Record<BotKind, () => unknown>
  const bots = available[kind]().filter(
    ({ name }) => names.includes(name) && !without.includes(name),
  )
  return startBots(bots, config, log, { sessionTimeoutMs: config.sessionTimeoutMs })
}
