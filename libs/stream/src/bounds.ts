import { DAY_MS } from '@baton/domain'

/** Every bound of a task, with its unit in its name. */
export interface TaskBounds {
  /** Records decided in one transaction. */
  readonly batchMaxRecords: number
  /**
   * Keys, values and headers that wait to be decided, beyond what one fetch of each input brings,
   * bytes.
   */
  readonly inboxMaxBytes: number
  /** Encoded bytes one transaction writes to one partition; below the topics' max.message.bytes. */
  readonly batchMaxBytes: number
  /**
   * Time spent deciding one batch: until it ends, nothing else of this process runs, heartbeats
   * included.
   */
  readonly batchMaxMs: number
  /**
   * The same while as many records wait as a batch may have: each transaction less leaves more time
   * to catch up.
   */
  readonly behindBatchMaxMs: number
  /**
   * Encoded bytes of the states that are kept decoded; in memory they take several times as much.
   */
  readonly cacheMaxBytes: number
  /**
   * States of a batch under way that are kept decoded until it is committed; the others wait
   * encoded.
   */
  readonly decodedMaxStates: number
  /** Changelog bytes applied to the store in one go while restoring. */
  readonly restoreBatchBytes: number
  /**
   * A store not applied to for longer is restored in full: half of the changelog's
   * delete.retention.ms.
   */
  readonly storeMaxAgeMs: number
  /**
   * Pause before a crashed task takes over again, doubled up to the maximum while nothing commits.
   * The maximum is what a task may stand still after the brokers are back.
   */
  readonly restartMinMs: number
  readonly restartMaxMs: number
  /** How often a held record is tried again, doubled up to the maximum. */
  readonly holdMinMs: number
  readonly holdMaxMs: number
  /** Wake-ups appended and not yet decided. */
  readonly timersInFlightMax: number
  /** Wake-ups appended, decided, and still due: they are tried again after a pause. */
  readonly timersStuckMax: number
  readonly timerRetryMinMs: number
  readonly timerRetryMaxMs: number
  /** Longest sleep of the wake-up timer, so that a clock that jumped is noticed. */
  readonly timerSleepMaxMs: number
  /** Wake-ups are appended only while fewer records than this wait to be decided. */
  readonly timerLagMaxRecords: number
}

/**
 * Longest wait of a processor's `prepare` for what may be away, ms: what needs nothing from it is
 * decided meanwhile.
 */
export const PREPARE_MAX_MS = 1_000

export const TASK_BOUNDS: TaskBounds = {
  batchMaxRecords: 2_000,
  inboxMaxBytes: 8 * 1024 * 1024,
  batchMaxBytes: 768 * 1024,
  batchMaxMs: 50,
  behindBatchMaxMs: 100,
  cacheMaxBytes: 8 * 1024 * 1024,
  decodedMaxStates: 64,
  restoreBatchBytes: 4 * 1024 * 1024,
  storeMaxAgeMs: 3.5 * DAY_MS,
  restartMinMs: 50,
  restartMaxMs: 1_000,
  holdMinMs: 250,
  holdMaxMs: 15_000,
  timersInFlightMax: 256,
  timersStuckMax: 1_024,
  timerRetryMinMs: 1_000,
  timerRetryMaxMs: 3_600_000,
  timerSleepMaxMs: 1_000,
  timerLagMaxRecords: 2_000,
}
