export * from './counts.ts'
export {
  type BotState,
  judgeMinute,
  type MinuteLookup,
  WELL,
  WINDOW_MINUTES,
} from './health/judge.ts'
export {
  countMiss,
  countReply,
  EMPTY_MINUTE,
  type MinuteCounts,
  minuteOf,
} from './health/minute.ts'
export { publishHealth } from './health/publish.ts'
export type { HealthSettings } from './health/settings.ts'
export * from './outcomes.ts'
export * from './publish.ts'
export { type Replay, type ReplayedDay, replay } from './replay.ts'
export type { RouteState, RouteStatus } from './route-state.ts'
export { openRoute } from './route-state.ts'
export * from './settings.ts'
export { closeDay, foldDays } from './thresholds.ts'
export * from './worlds/compare.ts'
export { type Simulation, type SimulationResult, simulate } from './worlds/simulate.ts'
export { WORLD_NAMES, WORLDS, type World, type WorldName } from './worlds/world.ts'
