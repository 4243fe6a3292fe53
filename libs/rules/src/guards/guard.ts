import type { ContactState, GuardResult } from '@baton/domain'
import type { GuardPolicy } from '../policy/policy.ts'

/** A handoff that somebody wants, at an event time in ms. */
export interface Attempt {
  readonly from: string
  readonly to: string
  readonly at: number
}

/**
 * Lets a handoff pass or refuses it, and says what it looked at. Looks at nothing but its
 * arguments.
 */
export type Guard = (contact: ContactState, attempt: Attempt, policy: GuardPolicy) => GuardResult

type Inputs = Readonly<Record<string, number>>

const listed = (inputs: Inputs): GuardResult['inputs'] => {
  const list: GuardResult['inputs'] = []
  for (const name in inputs) list.push({ name, value: inputs[name] as number })
  return list
}

export const passed = (guard: string, inputs: Inputs): GuardResult => ({
  guard,
  passed: true,
  inputs: listed(inputs),
  passesAt: null,
})

/**
 * `passesAt`: the event time from which it lets pass if nothing else happens; null when time does
 * not help.
 */
export const refused = (guard: string, inputs: Inputs, passesAt: number | null): GuardResult => ({
  guard,
  passed: false,
  inputs: listed(inputs),
  passesAt,
})
