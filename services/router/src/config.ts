import {
  type BaseConfig,
  batchMaxRecords,
  configSchema,
  type Env,
  parseConfig,
  passOver,
  sessionTimeout,
} from '@baton/runtime'
import { TASK_BOUNDS } from '@baton/stream'
import { z } from 'zod'

export interface RouterConfig extends BaseConfig {
  /** After this long without a heartbeat the group gives the partitions to others, ms. */
  readonly sessionTimeoutMs: number
  readonly batchMaxRecords: number
  /** Where a person says to go on, by `<topic>/<partition>@<next offset to decide>`. */
  readonly passOver: ReadonlyMap<string, number>
  /** `memory` restores in full at every start. */
  readonly store: 'lmdb' | 'memory'
}

export const routerSchema = configSchema(
  {
    BATON_SESSION_TIMEOUT_MS: sessionTimeout(),
    BATON_BATCH_MAX_RECORDS: batchMaxRecords(TASK_BOUNDS.batchMaxRecords),
    BATON_PASS_OVER: passOver(),
    BATON_STORE: z
      .enum(['lmdb', 'memory'], { error: 'is neither lmdb nor memory' })
      .default('lmdb')
      .describe('lmdb, or memory, which restores in full at every start'),
  },
  vars => ({
    sessionTimeoutMs: vars.BATON_SESSION_TIMEOUT_MS,
    batchMaxRecords: vars.BATON_BATCH_MAX_RECORDS,
    passOver: vars.BATON_PASS_OVER,
    store: vars.BATON_STORE,
  }),
)

/** Throws CONFIG_INVALID naming every variable that is wrong. */
export const routerConfig = (env: Env): RouterConfig => parseConfig(routerSchema, env)
