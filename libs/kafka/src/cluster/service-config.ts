import type { KafkaConfig } from './config.ts'

/** The part of a service's configuration that says how to reach the brokers. */
export interface BrokerAccess {
  readonly brokers: readonly string[]
  readonly ssl: { readonly ca?: string; readonly cert?: string; readonly key?: Revealing } | null
  readonly sasl: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'
    readonly username: string
    readonly password: Revealing
  } | null
}

/** A value that is printed as redacted and has to be asked for. */
interface Revealing {
  reveal(): string
}

/** The Kafka configuration of a service. */
export const kafkaConfigOf = (access: BrokerAccess, clientId: string): KafkaConfig => {
  const { brokers, ssl, sasl } = access
  return {
    brokers,
    clientId,
    ...(ssl && { ssl: { ...ssl, ...(ssl.key && { key: ssl.key.reveal() }) } }),
    ...(sasl && { sasl: { ...sasl, password: sasl.password.reveal() } }),
  }
}
