import { readFileSync } from 'node:fs'
import { type Configured, learnFromOf, routeOf } from '@baton/learning'
import { type Policy, parsePolicy } from '@baton/rules'
import { SHIPPED_POLICY } from '../shipped-policy.ts'

/** What learning starts from, by route; the learner passes over what is not among them. */
export const configuredBy = ({ routes, exploration }: Policy): ReadonlyMap<string, Configured> => {
  const learnFrom = learnFromOf(exploration)
  return new Map(
    routes.map(route => [routeOf(route), { configured: route.threshold, learnFrom }] as const),
  )
}

/** The policy in a file, the shipped one when none is named; and which file it was. */
export const policyIn = (
  file = SHIPPED_POLICY,
): { readonly policy: Policy; readonly place: string } => ({
  policy: parsePolicy(readFileSync(file, 'utf8'), file).policy,
  place: file,
})
