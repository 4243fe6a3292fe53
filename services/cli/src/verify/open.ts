import { type Codecs, Registry, readingCodecs } from '@baton/codec'
import { createKafka, type KafkaClient, kafkaConfigOf } from '@baton/kafka'
import { baseSchema, type Env, parseConfig } from '@baton/runtime'
import { kafkaAt } from '../platform/access.ts'
import { readEndpoints } from '../platform/endpoints.ts'

/** An app that is only looked at: no topic is made, no schema registered. */
export interface LookedAt {
  readonly kafka: KafkaClient
  readonly codecs: Codecs
  readonly appId: string
  readonly partitions: number
}

const CLIENT = 'baton.verify'

/** The app of a running start. */
export const openStarted = async (dataDir: string): Promise<LookedAt> => {
  const { brokers, registryUrl, appId, partitions } = readEndpoints(dataDir)
  const kafka = kafkaAt({ brokers, registryUrl }, CLIENT)
  await kafka.connect()
  return { kafka, codecs: readingCodecs(new Registry({ url: registryUrl })), appId, partitions }
}

/** The app that the variables of a service name. */
export const openByEnv = async (env: Env): Promise<LookedAt> => {
  const config = parseConfig(baseSchema, env)
  const { appId, partitions, registry } = config
  const kafka = createKafka(kafkaConfigOf(config, CLIENT))
  await kafka.connect()
  const auth = registry.auth && {
    username: registry.auth.username,
    password: registry.auth.password.reveal(),
  }
  const codecs = readingCodecs(new Registry({ url: registry.url, ...(auth && { auth }) }))
  return { kafka, codecs, appId, partitions }
}
