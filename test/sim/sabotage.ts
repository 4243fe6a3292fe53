import type { ContactState } from '@baton/domain'
import type { LogPort, Processor, RecordAppender, StoreProvider } from '@baton/stream'
import type { World } from './world.ts'

/** A bug on purpose: each port of a router as it would be with the bug in it. */
export interface Sabotage {
  log?(log: LogPort & RecordAppender, world: World): LogPort & RecordAppender
  stores?(stores: StoreProvider, world: World): StoreProvider
  processor?(processor: Processor<ContactState>, world: World): Processor<ContactState>
}

export const NO_SABOTAGE: Sabotage = {}
