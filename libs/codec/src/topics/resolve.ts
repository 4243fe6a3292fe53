import { APP_ID, BatonError, BOT_NAME, BOT_NAME_WORDS, HUMAN, routingName } from '@baton/domain'
import type { SchemaName } from '../schemas.ts'
import {
  type Compatibility,
  declaredTopics,
  type TopicDeclaration,
  type TopicsDeclaration,
} from './declaration.ts'

export type Clock = 'broker' | 'log'

export interface TopicsOf {
  readonly appId: string
  /** The app's partition count. */
  readonly partitions: number
  readonly clock: Clock
  /** The bots of the policy, without human. */
  readonly bots: readonly string[]
}

/** One physical topic as it must be on the broker. */
export interface TopicSpec {
  /** Physical: <appId>.<name>. */
  readonly name: string
  /** The name in topics.yaml with the bot put in, e.g. routing.buyer.v1. */
  readonly logical: string
  readonly partitions: number
  /** Broker settings by their Kafka names; whoever reads the topic back compares these. */
  readonly configs: Readonly<Record<string, string>>
  readonly schema: SchemaName | null
  readonly compatibility: Compatibility | null
}

/**
 * Kafka refuses CreateTimes more than an hour ahead of its own clock; played logs have any time.
 */
const ANY_TIME_MS = '9223372036854775807'

/** The physical topics of an app; throws CONFIG_INVALID on names that cannot be part of a topic. */
export const resolveTopics = (
  app: TopicsOf,
  declared: TopicsDeclaration = declaredTopics(),
): readonly TopicSpec[] => {
  checkNames(app)
  const bots = [...new Set([...app.bots, HUMAN])]
  return declared.topics.flatMap(topic =>
    expand(topic.name, bots).map(logical => ({
      name: physicalName(app.appId, logical),
      logical,
      partitions: topic.partitions === 'N' ? app.partitions : topic.partitions,
      configs: { ...configsOf(topic, app.clock), 'compression.type': declared.compression },
      schema: topic.schema,
      compatibility: topic.compatibility,
    })),
  )
}

export const physicalName = (appId: string, logical: string): string => `${appId}.${logical}`

/** The topic a bot's messages are routed to. */
export const routingTopic = (appId: string, bot: string): string =>
  physicalName(appId, routingName(bot))

const expand = (name: string, bots: readonly string[]): readonly string[] =>
  name.includes('<bot>') ? bots.map(bot => name.replace('<bot>', bot)) : [name]

const configsOf = (topic: TopicDeclaration, clock: Clock): Readonly<Record<string, string>> => {
  const appended = clock === 'broker' ? 'LogAppendTime' : 'CreateTime'
  const timestamps = topic.timestamps === 'clock' ? appended : topic.timestamps
  const configs: Record<string, string> = {
    'cleanup.policy': topic.cleanup,
    'message.timestamp.type': timestamps,
    // A played log is kept whole: its event times may lie years back.
    'retention.ms': clock === 'log' ? '-1' : String(topic.retentionMs),
  }
  if (timestamps === 'CreateTime') configs['message.timestamp.after.max.ms'] = ANY_TIME_MS
  if (topic.deleteRetentionMs !== null) {
    configs['delete.retention.ms'] = String(topic.deleteRetentionMs)
  }
  if (topic.maxCompactionLagMs !== null) {
    configs['max.compaction.lag.ms'] = String(topic.maxCompactionLagMs)
  }
  return configs
}

const checkNames = ({ appId, partitions, bots }: TopicsOf): void => {
  if (!APP_ID.test(appId)) throw invalid(`the app id "${appId}" must match ${APP_ID.source}`)
  if (!Number.isSafeInteger(partitions) || partitions < 1) {
    throw invalid(`the partition count ${partitions} must be a whole number above 0`)
  }
  if (bots.includes(HUMAN)) throw invalid(`"${HUMAN}" is the queue of the people, no bot`)
  const bad = bots.find(bot => !BOT_NAME.test(bot))
  if (bad !== undefined) throw invalid(`the bot name "${bad}" is none: use ${BOT_NAME_WORDS}`)
}

const invalid = (what: string) => new BatonError('CONFIG_INVALID', what)
