import { type Registry, registryOf } from '@baton/codec'
import { createKafka, type KafkaClient, kafkaConfigOf } from '@baton/kafka'
import { baseSchema, type Env, parseConfig, variables } from '@baton/runtime'
import { z } from 'zod'
import { kafkaAt, registryAt } from '../platform/access.ts'
import { readEndpoints } from '../platform/endpoints.ts'

/** An app that is only looked at: no topic is made, no schema registered. */
export interface LookedAt {
  readonly kafka: KafkaClient
  readonly registry: Registry
  readonly appId: string
  /** What BATON_PARTITIONS says; null when it says nothing. */
  readonly partitions: number | null
}

const CLIENT = 'baton.verify'

/** The app of a running start. */
export const openStarted = async (dataDir: string): Promise<LookedAt> => {
  const { brokers, registryUrl, appId } = readEndpoints(dataDir)
  const place = { brokers, registryUrl }
  const kafka = kafkaAt(place, CLIENT)
  await kafka.connect()
  return { kafka, registry: registryAt(place), appId, partitions: null }
}

/** Without the default of the services: it would pass for what somebody had said. */
const partitionsSchema = z.object({
  BATON_PARTITIONS: variables.BATON_PARTITIONS.unwrap().optional(),
})

/** The app that the variables of a service name. */
export const openByEnv = async (env: Env): Promise<LookedAt> => {
  const config = parseConfig(baseSchema, env)
  const partitions = parseConfig(partitionsSchema, env).BATON_PARTITIONS ?? null
  const kafka = createKafka(kafkaConfigOf(config, CLIENT))
  await kafka.connect()
  return { kafka, registry: registryOf(config.registry), appId: config.appId, partitions }
}
