import type { Policy } from './policy.ts'
import type { Problem } from './problem.ts'

/** What makes a well-formed policy unsafe to run; empty when nothing does. */
export const unsafe = (_policy: Policy): Problem[] => []
