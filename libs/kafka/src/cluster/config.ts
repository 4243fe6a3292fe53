import { BatonError } from '@baton/domain'
import type { Sasl } from '../wire/kafkajs.ts'

export interface Address {
  readonly host: string
  readonly port: number
}

export interface KafkaConfig {
  /** Where to ask first, as `host:port`. */
  readonly brokers: readonly string[]
  readonly clientId: string
  /** `true`, or options of `tls.connect`. */
  readonly ssl?: boolean | object
  readonly sasl?: Sasl
  /**
   * Where to connect for an address the brokers advertise: for tunnels, and for the fault proxy of
   * the tests.
   */
  readonly route?: (advertised: Address) => Address

  readonly connectTimeoutMs?: number
  /**
   * Of one request; a third of the transaction timeout at most, so that a commit ends before its
   * transaction does.
   */
  readonly requestTimeoutMs?: number
  /** After this the coordinator aborts a transaction that nobody ends. */
  readonly transactionTimeoutMs?: number
  /**
   * Of the brokers' `transaction.version`, at most this is used; 1 is what brokers before Kafka 4.0
   * speak.
   */
  readonly maxTransactionVersion?: 1 | 2
  /** How long `init` of a writer goes on trying. */
  readonly initTimeoutMs?: number
  /** How long a reader, or a question for offsets, goes on after errors before it rejects. */
  readonly giveUpMs?: number
  /**
   * How long a topic may be unknown to the brokers (it takes a moment after its creation) before it
   * counts as missing.
   */
  readonly missingTopicMs?: number
  /** First and last pause between two attempts; it doubles. */
  readonly backoffMinMs?: number
  readonly backoffMaxMs?: number

  /** How long a broker holds a fetch that finds nothing. */
  readonly fetchMaxWaitMs?: number
  readonly fetchMaxBytes?: number
  readonly restoreFetchMaxBytes?: number
  /** Fetches that may wait undecoded at a reader, and their bytes. */
  readonly prefetchMaxBatches?: number
  readonly prefetchMaxBytes?: number
}

export interface Settings
  extends Required<Omit<KafkaConfig, 'ssl' | 'sasl' | 'route' | 'brokers'>> {
  readonly seeds: readonly Address[]
  readonly ssl: object | null
  readonly sasl: Sasl | null
  readonly route: (advertised: Address) => Address
}

const DEFAULTS = {
  connectTimeoutMs: 3_000,
  requestTimeoutMs: 8_000,
  transactionTimeoutMs: 30_000,
  maxTransactionVersion: 2,
  initTimeoutMs: 30_000,
  giveUpMs: 60_000,
  missingTopicMs: 10_000,
  backoffMinMs: 10,
  backoffMaxMs: 500,
  fetchMaxWaitMs: 500,
  fetchMaxBytes: 1 << 18,
  restoreFetchMaxBytes: 4 << 20,
  prefetchMaxBatches: 3,
  prefetchMaxBytes: 1 << 20,
} as const

const REQUESTS_PER_TRANSACTION = 3

const addressOf = (broker: string): Address => {
  const colon = broker.lastIndexOf(':')
  const port = Number(broker.slice(colon + 1))
  if (colon < 1 || !Number.isInteger(port) || port < 1 || port > 65_535)
    throw new BatonError('CONFIG_INVALID', `brokers: "${broker}" is not host:port`)
  // An IPv6 address stands in brackets, and is connected to without.
  const host = broker.slice(0, colon)
  return { host: host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host, port }
}

const tlsOptions = (ssl: boolean | object | undefined): object | null => {
  if (!ssl) return null
  return ssl === true ? {} : ssl
}

/** Fills in the defaults and checks the bounds across fields. */
export const parseSettings = (config: KafkaConfig): Settings => {
  const { brokers, ssl, sasl, route, ...given } = config
  if (brokers.length === 0) throw new BatonError('CONFIG_INVALID', 'brokers: none is named')
  const settings: Settings = {
    ...DEFAULTS,
    ...given,
    seeds: brokers.map(addressOf),
    ssl: tlsOptions(ssl),
    sasl: sasl ?? null,
    route: route ?? (advertised => advertised),
  }
  if (settings.requestTimeoutMs * REQUESTS_PER_TRANSACTION > settings.transactionTimeoutMs)
    throw new BatonError(
      'CONFIG_INVALID',
      `requestTimeoutMs ${settings.requestTimeoutMs} is more than a third of transactionTimeoutMs ${settings.transactionTimeoutMs}`,
    )
  return Object.freeze(settings)
}
