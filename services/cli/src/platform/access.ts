import { createKafka, type KafkaClient, kafkaConfigOf } from '@baton/kafka'
import { baseSchema, envOf, parseConfig } from '@baton/runtime'

interface Place {
  readonly brokers: readonly string[]
  readonly registryUrl: string
}

/** A client of these brokers; how they are secured (BATON_SSL…, BATON_SASL…) is in the environment and nowhere else. */
export const kafkaAt = ({ brokers, registryUrl }: Place, clientId: string): KafkaClient => {
  const place = { BATON_BROKERS: brokers.join(','), BATON_REGISTRY_URL: registryUrl }
  return createKafka(kafkaConfigOf(parseConfig(baseSchema, { ...envOf(), ...place }), clientId))
}
