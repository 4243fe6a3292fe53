import type { Codecs } from '@baton/codec'
import type { InputRecord, LogPort } from '@baton/stream'
import { GivenRecords } from './cursor.ts'
import { readPublished } from './read-published.ts'
import { MemoryValues, type ValueMap } from './value-map.ts'
import { verifyPartition } from './verify-partition.ts'
import type { Violation } from './violation.ts'

export interface AppLog {
  readonly log: LogPort
  readonly codecs: Codecs
  readonly appId: string
  /** All that the app has: nobody sees here that of fewer a part is judged for the whole. */
  readonly partitions: number
}

export interface VerifyOptions {
  /**
   * A partition's decisions in order, read by somebody else, a client we did not write: judged in
   * place of our own reading.
   */
  readonly decisions?: (partition: number) => Promise<readonly InputRecord[]>
  /** Where values go that memory need not hold: in memory when absent. */
  readonly values?: (name: string) => ValueMap | Promise<ValueMap>
  /**
   * How long outputs are waited for that a transaction has and their partition has not: 0 where
   * there are no markers.
   */
  readonly patienceMs?: number
  /** Told now and then, and at the end of each partition. */
  readonly onProgress?: (report: VerifyProgress) => void
}

export interface VerifyProgress {
  readonly partition: number
  readonly inputs: number
  /** Offsets of inputs to verify in this partition. */
  readonly of: number
  readonly violations: number
}

/** What is not wrong, and has to be known. */
export interface Note {
  readonly partition: number
  readonly text: string
}

export interface Verdict {
  /** Decided again. */
  readonly inputs: number
  /**
   * Inputs that were not, because another engine decided them, or left a state that nobody knows:
   * theirs is to be there, in order.
   */
  readonly uncompared: number
  /** Outputs of all topics that equal the oracle's. */
  readonly outputs: number
  readonly states: number
  /** Records not yet decided when the changelog was read. */
  readonly lag: number
  readonly violations: readonly Violation[]
  /** Violations found, those included that were too many to be kept. */
  readonly found: number
  readonly notes: readonly Note[]
}

const PATIENCE_MS = 5_000
/** Violations kept; the others are counted. */
const VIOLATIONS_MAX = 1_000

/**
 * Folds each partition of an app's log by the sequential oracle, and requires of what the router
 * wrote: every input below the progress decided exactly once, every output and every state equal to
 * the oracle's, byte for byte and in order, progress in the same transactions, and only tables that
 * were published before. What another engine decided has to be there once, in order, and is not
 * compared. Only reads; in one pass, and in bounded memory.
 */
export const verifyApp = async (app: AppLog, options: VerifyOptions = {}): Promise<Verdict> => {
  const violations: Violation[] = []
  const notes: Note[] = []
  let found = 0
  const report = (violation: Violation) => {
    if (found++ < VIOLATIONS_MAX) violations.push(violation)
  }
  const published = await readPublished(app)
  for (const { message } of published.passedOver) {
    notes.push({ partition: 0, text: `${message}; no router goes by it` })
  }
  const sum = { inputs: 0, uncompared: 0, outputs: 0, states: 0, lag: 0 }
  for (let partition = 0; partition < app.partitions; partition++) {
    const given = await options.decisions?.(partition)
    const verified = await verifyPartition(app, partition, {
      published,
      values: options.values ?? (() => new MemoryValues()),
      decisions: given ? new GivenRecords(given) : null,
      patienceMs: options.patienceMs ?? PATIENCE_MS,
      report,
      note: text => notes.push({ partition, text }),
      onProgress: (inputs, of) =>
        options.onProgress?.({ partition, inputs, of, violations: found }),
    })
    sum.inputs += verified.inputs
    sum.uncompared += verified.uncompared
    sum.outputs += verified.outputs
    sum.states += verified.states
    sum.lag += verified.lag
  }
  if (published.compacted > 0) {
    const text = `${published.compacted} adopted values have been compacted away where they were published`
    notes.push({ partition: 0, text })
  }
  return { ...sum, violations, found, notes }
}
