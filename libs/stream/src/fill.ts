import { BatonError, isBatonError } from '@baton/domain'
import type { BatchUnderWay } from './batch.ts'
import type { Arrived, InputPartition, Processor } from './processor.ts'

/** A record that was tried alone and could not be written. */
export interface Refused {
  readonly from: InputPartition
  readonly offset: number
  readonly error: BatonError
  /** false: not even its dead letter could be written whole. */
  readonly whole: boolean
}

export interface Filled {
  /** How many of the records are decided, from the first on. */
  readonly decided: number
  /** Why the next one cannot be decided now, though it must not be skipped. */
  readonly held: BatonError | null
  readonly poisoned: readonly BatonError[]
}

/**
 * Records that a processor looks at ahead: enough to do each step many times in a row, few enough
 * for what was worked out to stay in the processor's caches.
 */
const AHEAD_RECORDS = 64
/**
 * And of their values, unless one alone has more: how long it takes goes by them, and no batch ends
 * meanwhile.
 */
const AHEAD_BYTES = 32 * 1024

/**
 * Decides records in order until they end, the batch is full (asked after each), or one cannot be
 * decided now.
 */
export const fill = <S>(
  processor: Processor<S>,
  batch: BatchUnderWay<S>,
  arrived: readonly Arrived[],
  isFull: () => boolean,
  refused: Refused | null,
): Filled => {
  const poisoned: BatonError[] = []
  let lookedTo = 0
  for (let i = 0; i < arrived.length; i++) {
    if (i === lookedTo) {
      lookedTo = aheadOf(arrived, i)
      processor.lookAhead?.(arrived.slice(i, lookedTo), batch)
    }
    const { record, from } = arrived[i]!
    const tried = isRefused(arrived[i]!, refused) ? refused : null
    try {
      if (tried) throw tried.error
      processor.process(record, from, batch)
    } catch (thrown) {
      batch.takeBack()
      const error = judge(thrown)
      if (error.remedy === 'retry' || error.remedy === 'pause') {
        return { decided: i, held: error, poisoned }
      }
      if (error.remedy !== 'poison') throw error
      poisoned.push(error)
      processor.deadLetter(record, from, error, batch, tried?.whole ?? true)
    }
    batch.keep()
    if (isFull()) return { decided: i + 1, held: null, poisoned }
  }
  return { decided: arrived.length, held: null, poisoned }
}

/** Behind the last record to be looked at with the one at `from`. */
const aheadOf = (arrived: readonly Arrived[], from: number): number => {
  const most = Math.min(arrived.length, from + AHEAD_RECORDS)
  let to = from
  let bytes = 0
  while (to < most) {
    bytes += arrived[to]!.record.value?.length ?? 0
    if (to > from && bytes > AHEAD_BYTES) break
    to++
  }
  return to
}

export const isRefused = ({ record, from }: Arrived, refused: Refused | null): boolean =>
  refused !== null &&
  refused.offset === record.offset &&
  refused.from.partition === from.partition &&
  refused.from.topic === from.topic

/**
 * What is not ours, or a bug of ours, was thrown by the rules: they are deterministic and would
 * throw again.
 */
const judge = (thrown: unknown): BatonError => {
  if (isBatonError(thrown) && thrown.remedy !== 'bug') return thrown
  const said = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'not an Error'
  return new BatonError('RULE_THREW', said, thrown)
}
