import type { PolicyName } from '@baton/learning'
import {
  type BaseConfig,
  configSchema,
  type Env,
  parseConfig,
  passOver,
  sessionTimeout,
  wholeNumber,
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

const BATCH_MAX = 10_000

const schema = configSchema(
  {
    BATON_SESSION_TIMEOUT_MS: sessionTimeout(),
    BATON_BATCH_MAX_RECORDS: wholeNumber(1, BATCH_MAX).default(TASK_BOUNDS.batchMaxRecords),
    BATON_PASS_OVER: passOver(),
    BATON_LEARNING: z
      .enum(['anchored', 'step', 'fixed'], { error: 'is neither anchored, step nor fixed' })
      .default('anchored'),
  },
  vars => ({
    sessionTimeoutMs: vars.BATON_SESSION_TIMEOUT_MS,
    batchMaxRecords: vars.BATON_BATCH_MAX_RECORDS,
    passOver: vars.BATON_PASS_OVER,
    learning: vars.BATON_LEARNING,
  }),
)

/** Throws CONFIG_INVALID naming every variable that is wrong. */
export const learnerConfig = (env: Env): LearnerConfig => parseConfig(schema, env)
