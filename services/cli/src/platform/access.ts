import { type Registry, registryOf } from '@baton/codec'
import { type ConnectOptions, type KafkaClient, openKafka } from '@baton/kafka'
import { type BaseConfig, baseSchema, envOf, parseConfig, withFiles } from '@baton/runtime'

interface Place {
  readonly brokers: readonly string[]
  readonly registryUrl: string
}

/**
 * `openKafka` with these brokers; how they are secured (BATON_SSL…, BATON_SASL…) is in the
 * environment and nowhere else.
 */
export const openKafkaAt = <T>(
  place: Place,
  clientId: string,
  options: ConnectOptions,
  work: (kafka: KafkaClient) => Promise<T>,
): Promise<T> => openKafka(configAt(place), clientId, options, work)

/** The registry there; so are its credentials (BATON_REGISTRY_USERNAME, …_PASSWORD). */
export const registryAt = (place: Place): Registry => registryOf(configAt(place).registry)

const configAt = ({ brokers, registryUrl }: Place): BaseConfig => {
  const place = { BATON_BROKERS: brokers.join(','), BATON_REGISTRY_URL: registryUrl }
  return parseConfig(baseSchema, { ...withFiles(envOf()), ...place })
}
