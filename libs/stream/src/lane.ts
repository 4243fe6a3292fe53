import { type InputPartition, inputKey } from './processor.ts'

/** One input partition as the task sees it. */
export interface Lane extends InputPartition {
  readonly key: string
  /** Next offset to decide. */
  position: number
  /** As of the last fetch that brought something. */
  highWatermark: number
  /** Timestamp of the last record decided, ms; 0 before the first. */
  decidedTimestamp: number
  /**
   * The high watermark as of the last fetch; what an open transaction holds back lies before it
   * too.
   */
  end(): number
  /** Timestamp of the first record that waits here to be decided, ms; undefined when none does. */
  oldestTimestamp(): number | undefined
  /** How long an open transaction has held back what comes next, ms; 0 when none does. */
  heldBackMs(): number
}

/** An input that nobody reads now: only where it stands is known. */
export const standing = ({ topic, partition }: InputPartition, position: number): Lane => ({
  topic,
  partition,
  key: inputKey({ topic, partition }),
  position,
  highWatermark: position,
  decidedTimestamp: 0,
  end: () => position,
  oldestTimestamp: () => undefined,
  heldBackMs: () => 0,
})
