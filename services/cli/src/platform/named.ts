import { registerSchemas, resolveTopics } from '@baton/codec'
import { HUMAN, routedBots } from '@baton/domain'
import type { Env } from '@baton/runtime'
import { type LookedAt, openByEnv } from './open.ts'
import { PassedOver } from './passed-over.ts'
import type { Platform } from './platform.ts'
import { partitionsOf, topicsOf } from './topics.ts'

/** Any: whether there is one, a registry answers. */
const SCHEMA_ID = 1

/**
 * The app that the variables of a service name, as its brokers have it. No topic is made:
 * TOPIC_MISSING when there is no such app, REGISTRY_UNAVAILABLE when its registry is away.
 */
export const openNamed = async (env: Env, clientId: string): Promise<Platform> => {
  const app = await openByEnv(env, clientId)
  try {
    return await platformOf(app)
  } catch (error) {
    await app.kafka.close()
    throw error
  }
}

const platformOf = async (app: LookedAt): Promise<Platform> => {
  const { kafka, registry, appId, clock, brokers, registryUrl } = app
  const bots = botsIn(appId, await topicsOf(app))
  const partitions = await partitionsOf(app)
  const topics = resolveTopics({ appId, partitions, clock, bots })
  await registry.client.schema(SCHEMA_ID)
  const codecs = await registerSchemas(registry, topics)
  const topic = (logical: string) => `${appId}.${logical}`
  const address = { brokers, registryUrl, appId, partitions, clock, bots }
  const passedOver = new PassedOver()
  return { ...address, kafka, codecs, topics, passedOver, topic, close: () => kafka.close() }
}

/** Those that have a routing topic, without human. */
const botsIn = (appId: string, topics: readonly string[]): readonly string[] =>
  routedBots(appId, topics).filter(bot => bot !== HUMAN)
