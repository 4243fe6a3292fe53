/** Error codes of the Kafka protocol that Baton treats by name. */
const NAMES: Readonly<Record<number, string>> = {
  [-1]: 'UNKNOWN_SERVER_ERROR',
  1: 'OFFSET_OUT_OF_RANGE',
  2: 'CORRUPT_MESSAGE',
  3: 'UNKNOWN_TOPIC_OR_PARTITION',
  5: 'LEADER_NOT_AVAILABLE',
  6: 'NOT_LEADER_FOR_PARTITION',
  7: 'REQUEST_TIMED_OUT',
  9: 'REPLICA_NOT_AVAILABLE',
  10: 'MESSAGE_TOO_LARGE',
  13: 'NETWORK_EXCEPTION',
  14: 'GROUP_LOAD_IN_PROGRESS',
  15: 'GROUP_COORDINATOR_NOT_AVAILABLE',
  16: 'NOT_COORDINATOR_FOR_GROUP',
  17: 'INVALID_TOPIC_EXCEPTION',
  18: 'RECORD_LIST_TOO_LARGE',
  19: 'NOT_ENOUGH_REPLICAS',
  20: 'NOT_ENOUGH_REPLICAS_AFTER_APPEND',
  22: 'ILLEGAL_GENERATION',
  25: 'UNKNOWN_MEMBER_ID',
  27: 'REBALANCE_IN_PROGRESS',
  29: 'TOPIC_AUTHORIZATION_FAILED',
  30: 'GROUP_AUTHORIZATION_FAILED',
  31: 'CLUSTER_AUTHORIZATION_FAILED',
  36: 'TOPIC_ALREADY_EXISTS',
  37: 'INVALID_PARTITIONS',
  38: 'INVALID_REPLICATION_FACTOR',
  40: 'INVALID_CONFIG',
  41: 'NOT_CONTROLLER',
  44: 'POLICY_VIOLATION',
  45: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
  46: 'DUPLICATE_SEQUENCE_NUMBER',
  47: 'INVALID_PRODUCER_EPOCH',
  48: 'INVALID_TXN_STATE',
  49: 'INVALID_PRODUCER_ID_MAPPING',
  50: 'INVALID_TRANSACTION_TIMEOUT',
  51: 'CONCURRENT_TRANSACTIONS',
  52: 'TRANSACTION_COORDINATOR_FENCED',
  53: 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
  56: 'KAFKA_STORAGE_ERROR',
  58: 'SASL_AUTHENTICATION_FAILED',
  59: 'UNKNOWN_PRODUCER_ID',
  74: 'FENCED_LEADER_EPOCH',
  75: 'UNKNOWN_LEADER_EPOCH',
  78: 'OFFSET_NOT_AVAILABLE',
  79: 'MEMBER_ID_REQUIRED',
  82: 'FENCED_INSTANCE_ID',
  87: 'INVALID_RECORD',
  90: 'PRODUCER_FENCED',
  100: 'UNKNOWN_TOPIC_ID',
  120: 'TRANSACTION_ABORTABLE',
}

/** A broker's answer that carries an error code. */
export class ProtocolError extends Error {
  readonly type: string

  constructor(errorCode: number, request: string) {
    const type = NAMES[errorCode] ?? `ERROR_${errorCode}`
    super(`${request} answered ${type} (${errorCode})`)
    this.name = 'ProtocolError'
    this.type = type
  }
}

/** Throws a ProtocolError naming the request, for every code but 0. */
export const throwIfFailed = (errorCode: number, request: string): void => {
  if (errorCode !== 0) throw new ProtocolError(errorCode, request)
}

const UNKNOWN_TO_KAFKAJS = /Unknown error code (-?\d+)/

/**
 * The protocol's name of an error, ours or kafkajs', of an aggregate the first; undefined when it
 * is no broker's answer.
 */
export const protocolType = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return
  if ('errors' in error && Array.isArray(error.errors)) return protocolType(error.errors[0])
  if (!('type' in error) || typeof error.type !== 'string') return
  if (error.type !== 'KAFKAJS_UNKNOWN_ERROR_CODE') return error.type
  const errorCode = Number(UNKNOWN_TO_KAFKAJS.exec(error.message)?.[1])
  return NAMES[errorCode] ?? `ERROR_${errorCode}`
}
