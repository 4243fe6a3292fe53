import { BatonError, isBatonError } from '@baton/domain'
import type { TopicAdmin } from '@baton/kafka'
import type { Logger } from '@baton/runtime'

const WAITING =
  'waiting for a topic: is the bot one of the policy, and are BATON_APP_ID and BATON_BROKERS those of the app?'

/**
 * The app's partition count, as its brokers have it: by another one a reply would be out of its
 * contact's order. Waits for topics that are missing, and says so; throws PARTITIONS_DIFFER when
 * their counts do.
 */
export const appPartitions = async (
  admin: Pick<TopicAdmin, 'ends'>,
  [routing, events]: readonly [routing: string, events: string],
  log: Logger,
): Promise<number> => {
  const routed = await partitionsOf(admin, routing, log)
  const count = await partitionsOf(admin, events, log)
  if (routed === count) return count
  throw new BatonError(
    'PARTITIONS_DIFFER',
    `${routing} has ${routed} partitions and ${events} has ${count}`,
  )
}

const partitionsOf = async (
  admin: Pick<TopicAdmin, 'ends'>,
  topic: string,
  log: Logger,
): Promise<number> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await admin.ends(topic)).length
    } catch (error) {
      // It was looked for some seconds by now.
      if (!isBatonError(error) || error.code !== 'TOPIC_MISSING') throw error
      if (attempt === 1) log.warn(WAITING, { topic })
    }
  }
}
