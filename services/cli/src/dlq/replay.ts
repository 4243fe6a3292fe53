import { type Decision, isBatonError, partitionOf } from '@baton/domain'
import { contactOf, eventOf } from '@baton/router'
import { appendAndAwait } from '../operate/append.ts'
import type { Platform } from '../platform/platform.ts'
import type { DeadLetter } from './letters.ts'
import { REPLAY_OF, Repeats } from './repeats.ts'

/** What a replay would do, or why there is none. */
export interface Plan {
  readonly letter: DeadLetter
  /** '' when it can be replayed. */
  readonly obstacle: string
  readonly contactId: string
  /** Kind of event. */
  readonly event: string
  /** Where it would go. */
  readonly partition: number
}

const EVENTS = 'contact.events.v1'

/**
 * Whether a dead letter can be decided now. Only contact events are replayed: every other topic has
 * one writer, the router, which routes again by its own deadlines. `repeats` is shared by the
 * letters of one command.
 */
export const planReplay = async (
  platform: Platform,
  letter: DeadLetter,
  repeats = new Repeats(platform),
): Promise<Plan> => {
  const plan = { letter, obstacle: '', contactId: '', event: '', partition: letter.partition }
  if (letter.topic !== platform.topic(EVENTS)) {
    return { ...plan, obstacle: `${letter.topic} is written by the router alone` }
  }
  try {
    const partition = partitionOf(letter.key ?? Buffer.alloc(0), platform.partitions)
    const contactId = contactOf(letter.key, partition, platform.partitions)
    const codec = platform.codecs.of(EVENTS)
    await codec.prefetch([letter.value])
    const event = nameOf(eventOf(letter.value, codec).event)
    const twin = await repeats.of(letter, partition)
    const obstacle = twin === undefined ? '' : `replayed already, as ${partition}/${twin}`
    return { ...plan, contactId, event, partition, obstacle }
  } catch (error) {
    if (!isBatonError(error)) throw error
    return { ...plan, obstacle: `still ${error.code}: ${error.message}` }
  }
}

const nameOf = (event: object): string => (Object.keys(event)[0] ?? '').slice('baton.'.length)

/** Appends the raw record anew, with its own headers, and waits for what is decided on it. */
export const replay = (platform: Platform, { letter }: Plan): Promise<Decision> =>
  appendAndAwait(platform, {
    key: letter.key ?? Buffer.alloc(0),
    value: letter.value ?? Buffer.alloc(0),
    timestamp: letter.at,
    headers: { ...letter.headers, [REPLAY_OF]: Buffer.from(letter.id) },
  })
