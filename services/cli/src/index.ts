export { type AppAddress, openPlatform, type Platform } from './platform/platform.ts'
export { type Activation, publishPolicies } from './platform/policies.ts'
export { type PlayedTurn, Player, playLocation } from './play/play.ts'
export { type Running, type StartOptions, startAll } from './start/start.ts'
