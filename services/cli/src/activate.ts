import { ensureTopics, resolveTopics } from '@baton/codec'
import { EVERYWHERE } from '@baton/domain'
import type { Platform } from './platform/platform.ts'
import { type Activation, locationsApart, publishPolicies } from './platform/policies.ts'

/** So many locations are named in a line. */
const NAMED_MAX = 5

/**
 * Lets a policy hold at a location, `*` for all that have none of their own; says so in a line, and
 * which these are. The routing topics of its bots are made first: a router adopts no policy without
 * them.
 */
export const activate = async (
  platform: Platform,
  activation: Activation,
  by: string,
): Promise<string> => {
  const { location, parsed } = activation
  await ensureTopicsOf(platform, Object.keys(parsed.policy.bots))
  const written = await publishPolicies(platform, [activation], by, Date.now())
  const isEverywhere = location === EVERYWHERE
  const where = isEverywhere ? 'everywhere' : placeOf(location)
  const since = written === 0 ? 'already' : 'from now on'
  const but = isEverywhere ? exceptions(await locationsApart(platform, parsed.hash)) : ''
  return `policy ${parsed.policy.name}, ${parsed.hash}, holds ${where} ${since}${but}\n`
}

/** Contacts may have no location. */
const placeOf = (location: string): string =>
  location === '' ? 'for contacts without a location' : `at ${location}`

const exceptions = (locations: readonly string[]): string => {
  if (locations.length === 0) return ''
  const named = locations.slice(0, NAMED_MAX).map(placeOf)
  const others = locations.length - named.length
  const places = [...named, ...(others > 0 ? [`at ${others} more`] : [])].join(', ')
  return `; another one holds ${places}`
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
