import type { Check } from './problem.ts'
import { unsafeBots, unsafeIntents, unsafeRoutes } from './safety-bots.ts'
import { unsafeContext, unsafeOutcomes, unsafeReplies, unsafeTemplates } from './safety-context.ts'
import { unsafeConsent, unsafeDeferral, unsafeGuards, unsafeHuman } from './safety-limits.ts'

const CHECKS: readonly Check[] = [
  unsafeBots,
  unsafeIntents,
  unsafeRoutes,
  unsafeGuards,
  unsafeDeferral,
  unsafeHuman,
  unsafeConsent,
  unsafeReplies,
  unsafeContext,
  unsafeOutcomes,
  unsafeTemplates,
]

/** What makes a well-formed policy unsafe to run; empty when nothing does. */
export const unsafe: Check = policy => CHECKS.flatMap(check => check(policy))
