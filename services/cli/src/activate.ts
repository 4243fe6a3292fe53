import { ensureTopics, resolveTopics } from '@baton/codec'
import type { Platform } from './platform/platform.ts'
import { type Activation, publishPolicies } from './platform/policies.ts'

/**
 * Lets a policy hold at a location, `*` for all that have none of their own; says so in a line. The routing topics of its bots are made
 * first: a router adopts no policy without them.
 */
export const activate = async (
  platform: Platform,
  activation: Activation,
  by: string,
): Promise<string> => {
  const { location, parsed } = activation
  await ensureTopicsOf(platform, Object.keys(parsed.policy.bots))
  const written = await publishPolicies(platform, [activation], by, Date.now())
  const where = location === '*' ? 'everywhere' : `at ${location}`
  const since = written === 0 ? 'already' : 'from now on'
  return `policy ${parsed.policy.name}, ${parsed.hash}, holds ${where} ${since}\n`
}

const ensureTopicsOf = async (platform: Platform, bots: readonly string[]): Promise<void> => {
  const known = new Set(platform.topics.map(({ name }) => name))
  const topics = resolveTopics({ ...platform, bots }).filter(({ name }) => !known.has(name))
  if (topics.length === 0) return
  const admin = platform.kafka.admin()
  await ensureTopics(
    { describeTopics: names => admin.describe(names), createTopics: specs => admin.create(specs) },
    topics,
  )
}
