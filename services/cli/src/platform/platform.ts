import {
  type Clock,
  type Codecs,
  ensureTopics,
  registerSchemas,
  resolveTopics,
  type TopicSpec,
} from '@baton/codec'
import type { BatonError } from '@baton/domain'
import type { KafkaClient } from '@baton/kafka'
import { openKafkaAt, registryAt } from './access.ts'
import { PassedOver } from './passed-over.ts'

export interface AppAddress {
  readonly brokers: readonly string[]
  readonly registryUrl: string
  readonly appId: string
  readonly partitions: number
  readonly clock: Clock
  /** Of the policies, without human. */
  readonly bots: readonly string[]
}

/** An app's topics and schemas, present on the broker and in the registry. */
export interface Platform extends AppAddress {
  readonly kafka: KafkaClient
  readonly codecs: Codecs
  readonly topics: readonly TopicSpec[]
  /** Of all that was read through it. */
  readonly passedOver: PassedOver
  /** Physical name of a topic by its name in topics.yaml. */
  topic(logical: string): string
  close(): Promise<void>
}

export interface OpenOptions {
  readonly onWarning?: (text: string) => void
  /** Told once, when the brokers do not answer at once. */
  readonly onWaiting?: (error: BatonError) => void
  /** How long the brokers are tried; as long as services try them when absent. */
  readonly connectMaxMs?: number
}

/**
 * Creates what is missing and compares what is there; idempotent, also after a kill in the middle.
 */
export const openPlatform = async (
  app: AppAddress,
  clientId: string,
  { onWarning, onWaiting, connectMaxMs }: OpenOptions = {},
): Promise<Platform> => {
  const topics = resolveTopics(app)
  return openKafkaAt(app, clientId, { maxMs: connectMaxMs, onWaiting }, async kafka => {
    const admin = kafka.admin()
    await ensureTopics(
      {
        describeTopics: names => admin.describe(names),
        createTopics: specs => admin.create(specs),
      },
      topics,
      { onWarning },
    )
    const codecs = await registerSchemas(registryAt(app), topics)
    const topic = (logical: string) => `${app.appId}.${logical}`
    const passedOver = new PassedOver()
    return { ...app, kafka, codecs, topics, passedOver, topic, close: () => kafka.close() }
  })
}
