import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** What became of a transaction. */
export type TransactionResult = 'commit' | 'abort' | 'fence'

/** What a partition task reports, once per batch; nothing here is called per event. */
export interface TaskMetrics {
  /**
   * Records between what is decided and the end of the partition, and the age of the oldest of
   * them, in seconds.
   */
  lag(partition: number, records: number, seconds: number): void
  /** `seconds` of a commit, from its first write to the reply; others have none. */
  transaction(result: TransactionResult, seconds?: number): void
  batch(records: number): void
  restored(partition: number, records: number, ratio: number): void
  /**
   * Seconds that an open transaction has kept the input's next records from being read; 0 when none
   * does.
   */
  heldBack(partition: number, seconds: number): void
  /** A partition stands still until a person acts; told again at each vain attempt. */
  halted(cause: string): void
  /** Ends the series of a partition that was given up. */
  forget(partition: number): void
}

/** What the router reports beside. */
export interface RouterMetrics extends TaskMetrics {
  /** Seconds from the append of each event of a batch to the commit of its decision. */
  decided(seconds: readonly number[]): void
  deadLetters(cause: string, count: number): void
  /** Decisions of a batch by route ("lead>buyer"; without a target "lead>lead") and verdict. */
  decisions(route: string, verdict: string, count: number): void
}

const SECONDS = [0.001, 0.002, 0.004, 0.006, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const RECORDS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000]

/** Counts the halts of a process's partitions by cause, `baton_halts_total`. */
export const haltsCounter = (registry: Registry): TaskMetrics['halted'] => {
  const halts = new Counter({
    name: 'baton_halts_total',
    help: 'A partition stands still until a person acts, by cause: INPUT_LOST, BATCH_DAMAGED and others.',
    labelNames: ['cause'],
    registers: [registry],
  })
  return cause => halts.inc({ cause })
}

export const taskMetrics = (registry: Registry): TaskMetrics => {
  const registers = [registry]
  const lagRecords = new Gauge({
    name: 'baton_lag_records',
    help: 'Records between what is decided and the end of the partition.',
    labelNames: ['partition'],
    registers,
  })
  const lagSeconds = new Gauge({
    name: 'baton_lag_seconds',
    help: 'Age of the oldest record that is not decided, or how long the partition stands before one that is not read; 0 at its end.',
    labelNames: ['partition'],
    registers,
  })
  const transactions = new Counter({
    name: 'baton_transactions_total',
    help: 'Transactions by result: commit, abort, fence.',
    labelNames: ['result'],
    registers,
  })
  const transactionSeconds = new Histogram({
    name: 'baton_transaction_seconds',
    help: 'From the first write of a transaction to the reply to its commit.',
    buckets: SECONDS,
    registers,
  })
  const batchRecords = new Histogram({
    name: 'baton_batch_records',
    help: 'Input records of one transaction.',
    buckets: RECORDS,
    registers,
  })
  const restoreRecords = new Counter({
    name: 'baton_restore_records_total',
    help: 'Changelog records read while restoring.',
    registers,
  })
  const restoreRatio = new Gauge({
    name: 'baton_restore_progress_ratio',
    help: 'Restored part of the changelog, 1 when restored.',
    labelNames: ['partition'],
    registers,
  })
  const heldBack = new Gauge({
    name: 'baton_held_back_seconds',
    help: 'How long the last stable offset of the input has stood behind its high watermark: somebody left a transaction open.',
    labelNames: ['partition'],
    registers,
  })
  for (const result of ['commit', 'abort', 'fence']) transactions.inc({ result }, 0)
  return {
    lag: (partition, records, seconds) => {
      lagRecords.set({ partition }, records)
      lagSeconds.set({ partition }, seconds)
    },
    transaction: (result, seconds) => {
      transactions.inc({ result })
      if (seconds !== undefined) transactionSeconds.observe(seconds)
    },
    batch: records => batchRecords.observe(records),
    restored: (partition, records, ratio) => {
      restoreRecords.inc(records)
      restoreRatio.set({ partition }, ratio)
    },
    heldBack: (partition, seconds) => heldBack.set({ partition }, seconds),
    halted: haltsCounter(registry),
    forget: partition => {
      for (const gauge of [lagRecords, lagSeconds, restoreRatio, heldBack])
        gauge.remove({ partition })
    },
  }
}

export const routerMetrics = (registry: Registry): RouterMetrics => {
  const registers = [registry]
  const decisions = new Counter({
    name: 'baton_decisions_total',
    help: 'Decisions by route and verdict.',
    labelNames: ['route', 'verdict'],
    registers,
  })
  const decidedSeconds = new Histogram({
    name: 'baton_event_to_decision_seconds',
    help: 'From the append of an event to the commit of its decision.',
    buckets: SECONDS,
    registers,
  })
  const deadLetters = new Counter({
    name: 'baton_dead_letters_total',
    help: 'Dead letters by cause.',
    labelNames: ['cause'],
    registers,
  })
  return {
    ...taskMetrics(registry),
    decided: seconds => {
      for (const one of seconds) decidedSeconds.observe(one)
    },
    deadLetters: (cause, count) => deadLetters.inc({ cause }, count),
    decisions: (route, verdict, count) =>
      decisions.inc({ route, verdict: verdict.replaceAll('_', '-') }, count),
  }
}
