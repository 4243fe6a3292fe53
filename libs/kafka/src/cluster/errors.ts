import { BatonError, type Code, errorMessage, isBatonError } from '@baton/domain'
import { protocolType } from '../wire/protocol-error.ts'

/**
 * Answers after which the same request can succeed: at another leader or coordinator, or a little
 * later.
 */
const TRANSIENT = new Set([
  'UNKNOWN_SERVER_ERROR',
  'CORRUPT_MESSAGE',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'UNKNOWN_TOPIC_ID',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'REQUEST_TIMED_OUT',
  'REPLICA_NOT_AVAILABLE',
  'NETWORK_EXCEPTION',
  'GROUP_LOAD_IN_PROGRESS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR_FOR_GROUP',
  'NOT_ENOUGH_REPLICAS',
  'NOT_ENOUGH_REPLICAS_AFTER_APPEND',
  'NOT_CONTROLLER',
  'CONCURRENT_TRANSACTIONS',
  'KAFKA_STORAGE_ERROR',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
  'OFFSET_NOT_AVAILABLE',
])

const CODE_OF: Readonly<Record<string, Code>> = {
  INVALID_PRODUCER_EPOCH: 'PRODUCER_FENCED',
  PRODUCER_FENCED: 'PRODUCER_FENCED',
  INVALID_PRODUCER_ID_MAPPING: 'PRODUCER_FENCED',
  TRANSACTION_COORDINATOR_FENCED: 'PRODUCER_FENCED',
  MESSAGE_TOO_LARGE: 'RECORD_TOO_LARGE',
  RECORD_LIST_TOO_LARGE: 'RECORD_TOO_LARGE',
  UNKNOWN_TOPIC_OR_PARTITION: 'TOPIC_MISSING',
  INVALID_TOPIC_EXCEPTION: 'TOPIC_MISSING',
  INVALID_RECORD: 'BAD_REQUEST',
  TOPIC_AUTHORIZATION_FAILED: 'CONFIG_INVALID',
  GROUP_AUTHORIZATION_FAILED: 'CONFIG_INVALID',
  CLUSTER_AUTHORIZATION_FAILED: 'CONFIG_INVALID',
  TRANSACTIONAL_ID_AUTHORIZATION_FAILED: 'CONFIG_INVALID',
  SASL_AUTHENTICATION_FAILED: 'CONFIG_INVALID',
  INVALID_TRANSACTION_TIMEOUT: 'CONFIG_INVALID',
  INVALID_PARTITIONS: 'CONFIG_INVALID',
  INVALID_REPLICATION_FACTOR: 'CONFIG_INVALID',
  INVALID_CONFIG: 'CONFIG_INVALID',
  POLICY_VIOLATION: 'CONFIG_INVALID',
}

const CONNECTION = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSLockTimeout',
])

/** The connection is gone, refused or silent: nothing is known about the request. */
export const isConnectionError = (error: unknown): boolean =>
  error instanceof Error && CONNECTION.has(error.name)

/**
 * Node's codes for a certificate that cannot be trusted, and for one of ours that is missing or
 * refused.
 */
const UNTRUSTED = /CERT|SELF_SIGNED|ALTNAME|VERIFY|ALERT/

const isUntrusted = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  UNTRUSTED.test(error.code)

const isRefusedLogin = (error: unknown): boolean =>
  error instanceof Error && error.name === 'KafkaJSSASLAuthenticationError'

/**
 * Whether the same request may succeed later. A wrong password or an untrusted certificate never
 * does.
 */
export const isTransient = (error: unknown): boolean =>
  (isConnectionError(error) && !isUntrusted(error)) ||
  TRANSIENT.has(protocolType(error) ?? '') ||
  (isBatonError(error) && error.code === 'BROKER_UNAVAILABLE')

const CHECK_LOGIN =
  'The broker refuses the login: check user, password and mechanism (BATON_SASL_USERNAME, BATON_SASL_PASSWORD, BATON_SASL_MECHANISM)'
const CHECK_TLS =
  'There is no trusted TLS connection: check the port, the authority that signed the brokers (BATON_SSL_CA) and, if they ask for one, the certificate of this client (BATON_SSL_CERT, BATON_SSL_KEY)'

/**
 * Any failure as a BatonError: `what` says what was being done; `unclear` is the code when nobody
 * can know the outcome.
 */
export const asBatonError = (
  error: unknown,
  what: string,
  unclear: Code = 'BROKER_UNAVAILABLE',
): BatonError => {
  if (isBatonError(error)) return error
  const type = protocolType(error)
  const reason = errorMessage(error).trim()
  const known = CODE_OF[type ?? '']
  if (known)
    return new BatonError(
      known,
      `${what}: ${reason.includes(`${type}`) ? reason : `${reason} (${type})`}`,
      error,
    )
  if (isRefusedLogin(error))
    return new BatonError('CONFIG_INVALID', `${what}: ${reason}. ${CHECK_LOGIN}`, error)
  if (isUntrusted(error))
    return new BatonError('CONFIG_INVALID', `${what}: ${reason}. ${CHECK_TLS}`, error)
  if (type !== undefined || isConnectionError(error))
    return new BatonError(unclear, `${what}: ${reason}`, error)
  return new BatonError('BUG', `${what}: ${reason}`, error)
}
