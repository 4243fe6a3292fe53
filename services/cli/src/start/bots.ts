import {
  acknowledgingBot,
  type BotsConfig,
  type BotsService,
  botsConfig,
  configuredBots,
  referenceBots,
  startBots,
} from '@baton/bots'
import { BatonError } from '@baton/domain'
import type { Env, Logger } from '@baton/runtime'

/**
 * `configured`: those of the bots service, some of them elsewhere. `acknowledging` ones ask,
 * request and report nothing.
 */
export type BotKind = 'configured' | 'reference' | 'acknowledging'

export interface ChosenBots {
  readonly kind: BotKind
  /** Of the policy. */
  readonly names: readonly string[]
  /** Of those that run elsewhere. */
  readonly without: readonly string[]
}

export interface PolicyBots extends BotsService {
  /** Bots of the policy that neither run here nor are said to run elsewhere. */
  readonly unanswered: readonly string[]
}

/** Runs the bots of the policy in this process. */
export const startPolicyBots = async (
  env: Env,
  chosen: ChosenBots,
  log: Logger,
): Promise<PolicyBots> => {
  const config = botsConfig(env)
  const { bots, unanswered } = chooseBots(config, chosen)
  return { ...(await startBots(config, { bots, log })), unanswered }
}

/** Which bots run here. */
export const chooseBots = (
  config: Pick<BotsConfig, 'urls' | 'secret'>,
  { kind, names, without }: ChosenBots,
) => {
  const available = {
    configured: () => configuredBots(config),
    reference: () => referenceBots,
    acknowledging: () => names.map(acknowledgingBot),
  } satisfies Record<BotKind, () => unknown>
  const bots = available[kind]().filter(
    ({ name }) => names.includes(name) && !without.includes(name),
  )
  const answered = [...bots.map(({ name }) => name), ...without]
  return { bots, unanswered: names.filter(name => !answered.includes(name)) }
}

/**
 * Throws CONFIG_INVALID when one of the bots named by an option or a variable is none of the
 * policy's.
 */
export const refuseStrangers = (
  where: string,
  given: readonly string[],
  names: readonly string[],
): void => {
  const stranger = given.find(name => !names.includes(name))
  if (stranger === undefined) return
  const message = `${where}: "${stranger}" is no bot of the policy: ${names.join(', ')}`
  throw new BatonError('CONFIG_INVALID', message)
}
