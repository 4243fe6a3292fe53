import { HUMAN, routingName } from '@baton/domain'
import type { Policy } from './policy.ts'
import type { Problem } from './problem.ts'

/** Topics that have to exist before a policy is applied, without the appId. */
export const routingTopics = (policy: Policy): string[] =>
  [...Object.keys(policy.bots), HUMAN].map(routingName)

/** A problem for each bot whose routing topic is not among `topics` (names without the appId). */
export const checkTopics = (policy: Policy, topics: ReadonlySet<string>): Problem[] =>
  routingTopics(policy)
    .filter(topic => !topics.has(topic))
    .map(topic => ({
      path: ['bots', topic.split('.')[1]!],
      message: `has no topic ${topic}: create it before this policy is applied, as npm start -- --policy FILE does`,
    }))
