import type { ContactState, GuardResult, WouldPass } from '@baton/domain'
import type { GuardPolicy } from '../policy/policy.ts'
import { circular } from './circular.ts'
import { cooldown } from './cooldown.ts'
import type { Attempt, Guard } from './guard.ts'
import { optedOut } from './opted-out.ts'
import { dailyRate, hourlyRate } from './rate.ts'

export type { Attempt, Guard } from './guard.ts'

/** In the order in which they give the reason. A new guard is a new file and one word here. */
export const GUARDS: readonly Guard[] = [optedOut, cooldown, circular, hourlyRate, dailyRate]

/**
 * The two that say "you were just there": three refusals of theirs within the hour ask for a
 * person.
 */
const CIRCLING: ReadonlySet<string> = new Set(['cooldown', 'circular'])

export const circles = (guard: string): boolean => CIRCLING.has(guard)

/** Asks every guard, also those after the first that refuses. */
export const askGuards = (
  contact: ContactState,
  attempt: Attempt,
  policy: GuardPolicy,
): GuardResult[] => GUARDS.map(guard => guard(contact, attempt, policy))

/** The first that refuses is the reason. */
export const firstRefusal = (results: readonly GuardResult[]): GuardResult | undefined =>
  results.find(result => !result.passed)

/** All refusing guards have to open before a handoff passes. */
export const wouldPass = (results: readonly GuardResult[]): WouldPass => {
  const closed = results.filter(result => !result.passed)
  const opens = closed.flatMap(result => result.passesAt ?? [])
  const at = opens.length < closed.length ? null : Math.max(...opens)
  return { at, margin: null, note: at === null ? closed[0]!.guard : '' }
}
