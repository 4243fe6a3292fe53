import type { Code } from '@baton/domain'
import type { Lane } from './lane.ts'

export type TaskPhase =
  | 'new'
  | 'taking-over'
  | 'restoring'
  | 'running'
  /** A record cannot be decided now and must not be skipped. */
  | 'holding'
  | 'waiting-to-restart'
  /** Somebody else owns the partition. */
  | 'fenced'
  /** Stopped for good until a person acts (input lost, partition counts differ). */
  | 'halted'
  | 'stopped'

export interface CommitReport {
  readonly records: number
  readonly bytes: number
  readonly states: number
  /** From the first record taken to the batch encoded, ms. */
  readonly decideMs: number
  readonly commitMs: number
  readonly applyMs: number
  readonly lanes: readonly Lane[]
  /** Wall time after the commit, and the record timestamps it answers, ms. */
  readonly at: number
  readonly timestamps: (visit: (timestamp: number) => void) => void
}

export interface RestoreReport {
  readonly full: boolean
  readonly records: number
  readonly bytes: number
  readonly ms: number
}

/** What a task tells the outside; every method is optional. What one throws decides nothing. */
export interface TaskObserver {
  phase?(phase: TaskPhase, cause?: unknown): void
  /** Changelog offsets read and to be read. */
  restoring?(read: number, of: number): void
  restored?(report: RestoreReport): void
  committed?(report: CommitReport): void
  /** `<topic>/<partition>@<from>-<to>` is not decided, as a person said. */
  passedOver?(what: string): void
  deadLettered?(code: Code): void
  /** A transaction whose outcome is unknown, or that was refused. */
  aborted?(error: unknown): void
  held?(error: unknown): void
  storeDropped?(error: unknown): void
  woke?(keys: number): void
  wakeFailed?(error: unknown): void
  /** One of these methods threw; told the first time. */
  threw?(error: unknown): void
}

/** The same, but whatever it throws goes to its `threw`, once, and no further. */
export const guarded = (observer: TaskObserver): TaskObserver => {
  let told = false
  const threw = (error: unknown): void => {
    if (told) return
    told = true
    try {
      observer.threw?.(error)
    } catch {
      // There is nobody else to be told.
    }
  }
  const guard = <A extends unknown[]>(tell: ((...what: A) => void) | undefined) => {
    return (...what: A): void => {
      try {
        tell?.(...what)
      } catch (error) {
        threw(error)
      }
    }
  }
  return {
    phase: guard(observer.phase),
    restoring: guard(observer.restoring),
    restored: guard(observer.restored),
    committed: guard(observer.committed),
    passedOver: guard(observer.passedOver),
    deadLettered: guard(observer.deadLettered),
    aborted: guard(observer.aborted),
    held: guard(observer.held),
    storeDropped: guard(observer.storeDropped),
    woke: guard(observer.woke),
    wakeFailed: guard(observer.wakeFailed),
    threw,
  }
}
