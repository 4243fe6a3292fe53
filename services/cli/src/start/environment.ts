import { botsConfig } from '@baton/bots'
import { crmConfig } from '@baton/crm'
import type { RunningCluster } from '@baton/embedded'
import { ingressConfig } from '@baton/ingress'
import { learnerConfig } from '@baton/learner'
import { routerConfig } from '@baton/router'
import type { Env } from '@baton/runtime'
import { refuseStrangers } from './bots.ts'
import { hasAccount } from './crm.ts'
import type { StartOptions } from './start.ts'

type Place = Pick<RunningCluster, 'brokers' | 'registryUrl'>

/** What the services read: the user's own variables, and where the cluster turned out to be. */
export const environment = (
  options: Pick<StartOptions, 'env' | 'dataDir' | 'clock' | 'appId'>,
  cluster: Place,
): Env => ({
  ...options.env,
  BATON_BROKERS: cluster.brokers.join(','),
  BATON_REGISTRY_URL: cluster.registryUrl,
  BATON_DATA_DIR: options.dataDir,
  ...(options.clock && { BATON_CLOCK: options.clock }),
  ...(options.appId && { BATON_APP_ID: options.appId }),
})

const NOT_YET: Place = { brokers: ['127.0.0.1:1'], registryUrl: 'http://127.0.0.1:1' }

/**
 * Throws CONFIG_INVALID, naming the variable, before a cluster is started in vain; `bots` are those
 * of the policy.
 */
export const checkVariables = (options: StartOptions, bots: readonly string[]): void => {
  const env = environment(options, NOT_YET)
  for (const config of [routerConfig, learnerConfig, ingressConfig]) config(env)
  refuseStrangers('BATON_BOT_URLS', Object.keys(botsConfig(env).urls), bots)
  if (hasAccount(env)) crmConfig(env)
}
