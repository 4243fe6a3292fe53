import { userInfo } from 'node:os'
import { BatonError, type ContactEvent, type Decision, partitionOf } from '@baton/domain'
import type { Platform } from '../platform/platform.ts'
import { Follower } from '../talk/follow.ts'

/** A record for contact.events.v1, as it stands on the log. */
export interface EventRecord {
  readonly key: Buffer
  readonly value: Buffer
  /** Event time under `clock: log`; the broker says it otherwise, ms. */
  readonly timestamp: number
  readonly headers?: Readonly<Record<string, Buffer | null>>
}

/** Longest wait for the router, in ms. */
const DECISION_TIMEOUT_MS = 15_000

/** Who acts, for the log: the user of this machine when nothing else is said. */
export const operatorOf = (by: string | undefined): string =>
  `operator:${by ?? userInfo().username}`

/**
 * Appends a record to the home partition of its key and waits for the router's decision on it.
 * TIMED_OUT when none comes: the record stands on the log all the same, and is decided when a
 * router runs again.
 */
export const appendAndAwait = async (
  platform: Platform,
  record: EventRecord,
): Promise<Decision> => {
  const partition = partitionOf(record.key, platform.partitions)
  const decisions = platform.topic('handoff.decisions.v1')
  const codec = platform.codecs.of('handoff.decisions.v1')
  const seen = new Map<number, Decision>()
  let look = () => {}
  const follower = await Follower.start(platform, decisions, [partition], codec, ({ value }) => {
    if (value.slot !== 0) return
    seen.set(value.offset, value)
    look()
  })
  const appender = platform.kafka.appender()
  try {
    const topic = platform.topic('contact.events.v1')
    const [receipt] = await appender.append([{ topic, partition, records: [record] }])
    const offset = receipt?.baseOffset ?? -1
    const decided = new Promise<Decision>((resolve, reject) => {
      const late = `appended as ${partition}/${offset}, but not decided within ${DECISION_TIMEOUT_MS} ms: does a router run?`
      const timer = setTimeout(() => reject(new BatonError('TIMED_OUT', late)), DECISION_TIMEOUT_MS)
      look = () => {
        const decision = seen.get(offset)
        if (!decision) return
        clearTimeout(timer)
        resolve(decision)
      }
      look()
    })
    return await Promise.race([decided, follower.failed])
  } finally {
    await appender.close()
    await follower.stop()
  }
}

/** What an operator does to a contact, as an event. */
export const operatorEvent = (
  platform: Platform,
  contactId: string,
  event: ContactEvent['event'],
  at: number,
): EventRecord => ({
  key: Buffer.from(contactId),
  value: platform.codecs
    .of('contact.events.v1')
    .encode({ eventId: '', locationId: '', source: 'cli', sentAt: at, event }),
  timestamp: at,
})
