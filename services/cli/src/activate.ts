import { ensureTopics, resolveTopics } from '@baton/codec'
import { EVERYWHERE } from '@baton/domain'
import type { Policy } from '@baton/rules'
import { botsOf, formerText, type PoliciesInForce, policiesInForce } from './platform/in-force.ts'
import type { Platform } from './platform/platform.ts'
import { type Activation, publishPolicies } from './platform/policies.ts'

/** So many locations are named in a line. */
const NAMED_MAX = 5

/**
 * Lets a policy hold at a location, `*` for all that have none of their own; says so in a line, and
 * which these are, and what it replaces; then which bots that leaves without work, and which have
 * none that does it yet. The routing topics of its bots are made first: a router adopts no policy
 * without them.
 */
export const activate = async (
  platform: Platform,
  activation: Activation,
  by: string,
): Promise<string> => {
  const { location, parsed } = activation
  await ensureTopicsOf(platform, Object.keys(parsed.policy.bots))
  const before = await policiesInForce(platform)
  const written = await publishPolicies(platform, [activation], by, Date.now())
  const isEverywhere = location === EVERYWHERE
  const where = isEverywhere ? 'everywhere' : placeOf(location)
  const since = written === 0 ? 'already' : 'within a moment'
  const but = isEverywhere ? exceptions(locationsApart(before, parsed.hash)) : ''
  const said = `policy ${parsed.policy.name}, ${parsed.hash}, holds ${where} ${since}${but}\n`
  if (written === 0) return said
  return said + replaced(before, activation) + changesOfBots(before, location, parsed.policy)
}

const replaced = (before: PoliciesInForce, { location, parsed }: Activation): string => {
  const former = before.get(location)
  return former && former.hash !== parsed.hash ? `in place of ${formerText(former)}\n` : ''
}

/** Locations that have a policy of their own, and another one than that of this hash. */
const locationsApart = (inForce: PoliciesInForce, hash: string): string[] =>
  [...inForce.values()]
    .filter(held => held.location !== EVERYWHERE && held.hash !== hash)
    .map(({ location }) => location)

/** Whether a bot runs nobody can tell here; that it is a new one can be told. */
const changesOfBots = (
  before: PoliciesInForce,
  location: string,
  { bots, entry }: Policy,
): string => {
  const former = before.get(location) ?? before.get(EVERYWHERE)
  const gone = (former ? botsOf(former) : []).filter(bot => !Object.hasOwn(bots, bot))
  const known = new Set([...before.values()].flatMap(botsOf))
  const added = Object.keys(bots).filter(bot => !known.has(bot))
  return [
    ...(gone.length > 0 ? [`bots gone: ${gone.join(', ')}; ${entry} gets their contacts\n`] : []),
    ...(added.length > 0 ? [`new bots: ${added.join(', ')}; ${SOMEBODY}\n`] : []),
  ].join('')
}

const SOMEBODY =
  'somebody has to run them, or each message waits for its deadline and then goes to a person'

/** Contacts may have no location. */
export const placeOf = (location: string): string =>
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
