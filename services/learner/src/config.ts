import type { PolicyName } from '@baton/learning'
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

export interface LearnerConfig extends BaseConfig {
  /** After this long without a heartbeat a standby takes over, ms. */
  readonly sessionTimeoutMs: number
  readonly batchMaxRecords: number
  /** Where a person says to go on, by `<topic>/<partition>@<next offset to decide>`. */
  readonly passOver: ReadonlyMap<string, number>
  /** How thresholds are learned. */
  readonly learning: PolicyName
}

export const learnerSchema = configSchema(
  {
    BATON_SESSION_TIMEOUT_MS: sessionTimeout(),
    BATON_BATCH_MAX_RECORDS: batchMaxRecords(TASK_BOUNDS.batchMaxRecords),
    BATON_PASS_OVER: passOver(),
    BATON_LEARNING: z
      .enum(['anchored', 'step', 'fixed'], { error: 'is neither anchored, step nor fixed' })
      .default('anchored')
      .describe('how thresholds are learned: anchored, step or fixed'),
  },
  vars => ({
    sessionTimeoutMs: vars.BATON_SESSION_TIMEOUT_MS,
    batchMaxRecords: vars.BATON_BATCH_MAX_RECORDS,
    passOver: vars.BATON_PASS_OVER,
    learning: vars.BATON_LEARNING,
  }),
)

/** Throws CONFIG_INVALID naming every variable that is wrong. */
export const learnerConfig = (env: Env): LearnerConfig => parseConfig(learnerSchema, env)
