import { BatonError, type ContactState, partitionOf } from '@baton/domain'
import type { Platform } from '../platform/platform.ts'

/**
 * The contact as the router last wrote it; NOT_FOUND when nobody of that name was ever heard of.
 */
export const stateOf = async (platform: Platform, contactId: string): Promise<ContactState> => {
  const key = Buffer.from(contactId)
  const codec = platform.codecs.of('contact.state.v1')
  let latest: Buffer | null = null
  await platform.kafka.log.readToEnd({
    topic: platform.topic('contact.state.v1'),
    partition: partitionOf(key, platform.partitions),
    onBatch: ({ records }) => {
      for (const record of records) if (record.key?.equals(key)) latest = record.value
    },
  })
  await codec.prefetch([latest])
  const state = latest && codec.decode(latest).entry['baton.ContactState']
  if (state) return state
  throw new BatonError('NOT_FOUND', `no contact ${contactId} in ${platform.appId}`)
}

/**
 * Event time for what an operator does now: the log's own under `clock: log`, which no clock on the
 * wall moves.
 */
export const now = (platform: Platform, state: ContactState): number =>
  platform.clock === 'log' ? state.eventTime : Date.now()
