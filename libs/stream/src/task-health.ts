import type { TaskPhase } from './observer.ts'

/** One task as its health is seen. */
export interface Watched {
  readonly phase: TaskPhase
  /** Monotonic ms of its last sign of progress. */
  readonly beatAt: number
}

/** What the group gave to this process, and what it made of it. */
export interface Owner {
  readonly partitions: readonly number[]
  readonly tasks: ReadonlyMap<number, Watched>
}

/**
 * Longer than any wait for a broker that is away: that is no fault of this process, and a restart
 * would not help.
 */
export const STUCK_AFTER_MS = 120_000

/** Live means progress: tasks whose loop has not turned for too long, by name. */
export const stuckTasks = ({ tasks }: Owner, now: number): readonly string[] =>
  [...tasks].flatMap(([partition, { beatAt }]) =>
    now - beatAt > STUCK_AFTER_MS ? [`partition ${partition}`] : [],
  )

/** Ready means restored: partitions of ours that are not yet decided, with what they are at. */
export const unreadyTasks = ({ partitions, tasks }: Owner): readonly string[] =>
  partitions.flatMap(partition => {
    const phase = tasks.get(partition)?.phase ?? 'waiting'
    return phase === 'running' || phase === 'holding' ? [] : [`partition ${partition}: ${phase}`]
  })

/** Whether one of these, whatever stands before its name, waits for a person. */
export const isHalted = (unready: string): boolean => unready.endsWith(': halted')
