import {
  checkTopics,
  physicalName,
  resolveTopics,
  routingTopic,
  type TopicAdmin,
  type TopicSpec,
} from '@baton/codec'
import { HUMAN, routedBots } from '@baton/domain'
import type { RouterConfig } from './config.ts'

/** Physical names of what a router reads and writes. */
export interface RouterTopics {
  readonly events: string
  readonly decisions: string
  readonly outbound: string
  readonly outcomes: string
  readonly state: string
  readonly adoptions: string
  readonly deadLetters: string
  readonly policies: string
  readonly thresholds: string
  readonly health: string
  routing(bot: string): string
}

export const routerTopics = (appId: string): RouterTopics => {
  const of = (logical: string) => physicalName(appId, logical)
  const routing = new Map<string, string>()
  return {
    events: of('contact.events.v1'),
    decisions: of('handoff.decisions.v1'),
    outbound: of('outbound.messages.v1'),
    outcomes: of('handoff.outcomes.v1'),
    state: of('contact.state.v1'),
    adoptions: of('router.tables.v1'),
    deadLetters: of('router.contact.events.v1.dlq'),
    policies: of('handoff.policies.v1'),
    thresholds: of('handoff.thresholds.v1'),
    health: of('bot.health.v1'),
    routing(bot) {
      const known = routing.get(bot)
      if (known) return known
      const name = routingTopic(appId, bot)
      routing.set(bot, name)
      return name
    },
  }
}

/** Bots whose routing topic is among these physical topic names, human included. */
export const routableBots = (appId: string, existing: readonly string[]): ReadonlySet<string> =>
  new Set([...routedBots(appId, existing), HUMAN])

type AppTopics = Pick<RouterConfig, 'appId' | 'partitions' | 'clock'>

/** What decisions depend on; retention and the like are other people's business. */
const MATTERS: ReadonlySet<string> = new Set(['cleanup.policy', 'message.timestamp.type'])

/**
 * Throws TOPIC_MISSING, PARTITIONS_DIFFER or TOPIC_DIFFERS. With another partition count than the
 * topics have, every key would seem to be in the wrong partition.
 */
export const checkRouterTopics = async (
  app: AppTopics,
  bots: readonly string[],
  describeTopics: TopicAdmin['describeTopics'],
): Promise<void> => {
  await checkTopics({ describeTopics }, specsOf(app, bots))
}

/** As checkRouterTopics, of the routing topics of these bots alone. */
export const checkRoutingTopics = async (
  app: AppTopics,
  bots: readonly string[],
  describeTopics: TopicAdmin['describeTopics'],
): Promise<void> => {
  const routing = specsOf(app, bots).filter(({ schema }) => schema === 'routing.v1')
  await checkTopics({ describeTopics }, routing)
}

const specsOf = (
  { appId, partitions, clock }: AppTopics,
  bots: readonly string[],
): readonly TopicSpec[] => {
  const declared = resolveTopics({ appId, partitions, clock, bots: bots.filter(b => b !== HUMAN) })
  return declared.map(spec => {
    const configs = Object.entries(spec.configs).filter(([key]) => MATTERS.has(key))
    return { ...spec, configs: Object.fromEntries(configs) }
  })
}
