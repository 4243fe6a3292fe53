export { Arena } from './arena.ts'
export { Backoff } from './backoff.ts'
export { PREPARE_MAX_MS, TASK_BOUNDS, type TaskBounds } from './bounds.ts'
export { answered, pause, systemClock, unlessAborted } from './clock.ts'
export { proveEnds } from './expected-base.ts'
export { initialised } from './initialised.ts'
export type { Lane } from './lane.ts'
export { type Behind, LaneLag, type Reported } from './lane-lag.ts'
export type {
  CommitReport,
  RestoreReport,
  TaskObserver,
  TaskPhase,
} from './observer.ts'
export { PackedRecords } from './packed-records.ts'
export { type Lasts, passedOver, type TopicPartition, untilMended } from './passed-over.ts'
export type * from './ports.ts'
export {
  type Arrived,
  type Batch,
  type InputPartition,
  inputKey,
  type Positions,
  type Processor,
  type ProgressCodec,
  type StateCodec,
  type TaskProgress,
} from './processor.ts'
export { isStale } from './restore.ts'
export { type Supervised, TaskSupervisor } from './supervisor.ts'
export { PartitionTask, type TaskEnd } from './task.ts'
export {
  isHalted,
  type Owner,
  stuckTasks,
  unreadyTasks,
  type Watched,
} from './task-health.ts'
export type { TaskSpec } from './task-spec.ts'
