import { type Clock, type Registry, registryOf } from '@baton/codec'
import { BatonError, isBatonError } from '@baton/domain'
import { type KafkaClient, openKafka } from '@baton/kafka'
import { baseSchema, type Env, parseConfig, variables } from '@baton/runtime'
import { z } from 'zod'
import { openKafkaAt, registryAt } from './access.ts'
import { type Endpoints, readEndpoints } from './endpoints.ts'
import type { AppOptions } from './with-platform.ts'

/** An app that is only looked at: no topic is made, no schema registered. */
export interface LookedAt {
  readonly kafka: KafkaClient
  readonly registry: Registry
  readonly brokers: readonly string[]
  readonly registryUrl: string
  readonly appId: string
  readonly clock: Clock
  /** What BATON_PARTITIONS says; null when it says nothing. */
  readonly partitions: number | null
}

/** Brokers of an app that runs answer at once; a person waits for it. */
export const CONNECT_MAX_MS = 5_000

/**
 * What `open` makes of a running start's endpoints; where its brokers do not answer, the error
 * names the start. CONFIG_INVALID when none runs there.
 */
export const onStarted = async <T>(
  dataDir: string,
  open: (endpoints: Endpoints) => Promise<T>,
): Promise<T> => {
  const endpoints = readEndpoints(dataDir)
  try {
    return await open(endpoints)
  } catch (error) {
    if (!isBatonError(error) || error.code !== 'BROKER_UNAVAILABLE') throw error
    throw new BatonError(
      'BROKER_UNAVAILABLE',
      `${endpoints.brokers.join(', ')}: no answer, see the terminal of npm start on ${dataDir} (${error.message})`,
      error,
    )
  }
}

/** The app of a running start. */
export const openStarted = (
  dataDir: string,
  clientId: string,
  connectMaxMs = CONNECT_MAX_MS,
): Promise<LookedAt> =>
  onStarted(dataDir, async ({ brokers, registryUrl, appId, clock }) => {
    const place = { brokers, registryUrl }
    return openKafkaAt(place, clientId, { maxMs: connectMaxMs }, async kafka => {
      return { kafka, registry: registryAt(place), ...place, appId, clock, partitions: null }
    })
  })

/** Without the default of the services: it would pass for what somebody had said. */
const partitionsSchema = z.object({
  BATON_PARTITIONS: variables.BATON_PARTITIONS.unwrap().optional(),
})

/** The app that the variables of a service name. */
export const openByEnv = async (
  env: Env,
  clientId: string,
  connectMaxMs = CONNECT_MAX_MS,
): Promise<LookedAt> => {
  const config = parseConfig(baseSchema, env)
  const partitions = parseConfig(partitionsSchema, env).BATON_PARTITIONS ?? null
  const { appId, clock, brokers, registry } = config
  const place = { brokers, registryUrl: registry.url }
  return openKafka(config, clientId, { maxMs: connectMaxMs }, async kafka => {
    return { kafka, registry: registryOf(registry), ...place, appId, clock, partitions }
  })
}

/** The app that a command is for, by its options. */
export const lookAt = ({ data, env: byEnv }: AppOptions, env: Env, clientId: string) =>
  byEnv ? openByEnv(env, clientId) : openStarted(data, clientId)
