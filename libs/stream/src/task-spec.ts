import type { TaskBounds } from './bounds.ts'
import type { TaskObserver } from './observer.ts'
import type { Clock, LogPort, Probe, RecordAppender, StoreProvider } from './ports.ts'
import type { InputPartition, Processor } from './processor.ts'

/** All there is to know about one task. */
export interface TaskSpec<S> {
  /** Names its store and its logs. */
  readonly name: string
  /** Fences former owners of the same id. */
  readonly transactionalId: string
  readonly inputs: readonly InputPartition[]
  /** Of every output topic, the changelog included, the partition this task alone writes. */
  readonly partition: number
  /** Physical name of the compacted topic of its states. */
  readonly changelog: string
  /** Physical names of the other topics it may write in its transactions. */
  readonly outputs: readonly string[]
  readonly processor: () => Processor<S>
  readonly log: LogPort
  readonly stores: StoreProvider
  /**
   * Where wake-ups go, to the first input, and what time it is for them; without it timers are not
   * watched.
   */
  readonly wakeUps?: {
    readonly appender: RecordAppender
    /** `wall`: wall time; `log`: the latest record timestamp decided here. */
    readonly time: 'wall' | 'log'
  }
  /**
   * Where a person says to go on instead, by `<topic>/<partition>@<next offset to decide>`: what
   * lies between is not decided.
   */
  readonly passOver?: ReadonlyMap<string, number>
  readonly bounds: TaskBounds
  readonly clock: Clock
  readonly observer: TaskObserver
  readonly newIncarnation: () => string
  readonly probe?: Probe
}
