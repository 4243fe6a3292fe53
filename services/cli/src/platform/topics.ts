import { physicalName } from '@baton/codec'
import { BatonError } from '@baton/domain'
import type { LookedAt } from './open.ts'

/**
 * The app's topics on its brokers, physical names; TOPIC_MISSING when there are none, so that a
 * slip is not taken for an app that is well.
 */
export const topicsOf = async ({
  kafka,
  appId,
}: Pick<LookedAt, 'kafka' | 'appId'>): Promise<string[]> => {
  const topics = (await kafka.admin().list()).filter(topic => topic.startsWith(`${appId}.`))
  if (topics.length > 0) return topics
  throw new BatonError(
    'TOPIC_MISSING',
    `there are no topics of ${appId}: is BATON_APP_ID the app, and are BATON_BROKERS its brokers?`,
  )
}

/**
 * How many partitions the app has, by its brokers: of fewer a part would be judged for the whole.
 * PARTITIONS_DIFFER when BATON_PARTITIONS says otherwise.
 */
export const partitionsOf = async (
  app: Pick<LookedAt, 'kafka' | 'appId' | 'partitions'>,
): Promise<number> => {
  await topicsOf(app)
  const topic = physicalName(app.appId, 'contact.events.v1')
  const count = (await app.kafka.admin().ends(topic)).length
  if (app.partitions === null || app.partitions === count) return count
  throw new BatonError(
    'PARTITIONS_DIFFER',
    `${topic} has ${count} partitions and BATON_PARTITIONS says ${app.partitions}: set it to ${count}, or leave it away`,
  )
}
