/**
 * What the caller does about an error. `poison` goes to the dead letters and processing goes on;
 * `retry` is tried again in place, bounded; `fenced` gives the partition up; `corrupt` drops local
 * state and restores; `pause` waits for an operator or an upgrade without skipping anything; `bug`
 * stops the process.
 */
export type Remedy = 'poison' | 'retry' | 'fenced' | 'corrupt' | 'pause' | 'bug'

/** The closed catalogue: every code with its remedy. */
export const CODES = {
  // input that can never be decided
  BAD_MAGIC: 'poison',
  UNKNOWN_SCHEMA: 'poison',
  WRONG_SUBJECT: 'poison',
  MALFORMED_AVRO: 'poison',
  HOSTILE_AVRO: 'poison',
  NULL_VALUE: 'poison',
  EMPTY_KEY: 'poison',
  RESERVED_KEY: 'poison',
  KEY_TOO_LONG: 'poison',
  KEY_NOT_UTF8: 'poison',
  MISROUTED_KEY: 'poison',
  TEXT_TOO_LONG: 'poison',
  RULE_THREW: 'poison',
  RECORD_TOO_LARGE: 'poison',
  BAD_REQUEST: 'poison',
  NOT_FOUND: 'poison',
  BOT_ANSWER_INVALID: 'poison',
  // what the CRM will not take
  CRM_REFUSED: 'poison',
  CRM_NO_ACCOUNT: 'poison',
  CRM_TOKEN_REFUSED: 'poison',
  CRM_NO_ANSWER: 'poison',
  // the outside is away for now
  BROKER_UNAVAILABLE: 'retry',
  REGISTRY_UNAVAILABLE: 'retry',
  TIMED_OUT: 'retry',
  OUTCOME_UNKNOWN: 'retry',
  END_MOVED: 'retry',
  BOT_UNAVAILABLE: 'retry',
  STOPPED: 'retry',
  CRM_FIELDS_MISSING: 'retry',
  // somebody else owns it
  PRODUCER_FENCED: 'fenced',
  STORE_OWNED: 'fenced',
  STORE_MOVED: 'fenced',
  CLUSTER_OWNED: 'fenced',
  // local state that must not be trusted
  STORE_DAMAGED: 'corrupt',
  STORE_FOREIGN: 'corrupt',
  STORE_STALE: 'corrupt',
  LOG_TRUNCATED: 'corrupt',
  // nothing may be skipped: wait for a person
  INPUT_LOST: 'pause',
  BATCH_DAMAGED: 'pause',
  UNKNOWN_BRANCH: 'pause',
  PARTITIONS_DIFFER: 'pause',
  TOPIC_MISSING: 'pause',
  TOPIC_DIFFERS: 'pause',
  SCHEMA_DIFFERS: 'pause',
  POLICY_MISSING: 'pause',
  POLICY_INVALID: 'pause',
  NO_CLUSTER: 'pause',
  PORT_TAKEN: 'pause',
  CONFIG_INVALID: 'pause',
  // ours
  BROKEN_WRITER: 'bug',
  BUG: 'bug',
} as const satisfies Record<string, Remedy>

export type Code = keyof typeof CODES

/**
 * Every error Baton raises on purpose. The message says what happened and, where one can, what to
 * do.
 */
export class BatonError extends Error {
  readonly code: Code
  readonly remedy: Remedy

  constructor(code: Code, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'BatonError'
    this.code = code
    this.remedy = CODES[code]
  }
}

/** By shape, so that it holds across copies of this package. */
export const isBatonError = (error: unknown): error is BatonError =>
  error instanceof Error && error.name === 'BatonError' && 'code' in error && 'remedy' in error

/** The message of whatever was thrown. */
export const errorMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** The remedy of any error; what we did not raise ourselves is a bug. */
export const remedyOf = (error: unknown): Remedy => (isBatonError(error) ? error.remedy : 'bug')
