import type { PolicyName } from '../settings.ts'
import { anchored } from './anchored.ts'
import { fixed } from './fixed.ts'
import type { ThresholdPolicy } from './policy.ts'
import { step } from './step.ts'

export const POLICIES: Readonly<Record<PolicyName, ThresholdPolicy>> = { fixed, step, anchored }
