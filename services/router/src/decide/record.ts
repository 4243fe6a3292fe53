import type { Codec } from '@baton/codec'
import {
  BatonError,
  type Code,
  type ContactEvent,
  KEY_MAX_BYTES,
  partitionOf,
  RESERVED_PREFIX,
  TEXT_MAX_BYTES,
  UTF8_MAX_BYTES_PER_UNIT,
} from '@baton/domain'
import type { InputRecord } from '@baton/stream'

const poison = (code: Code, message: string) => new BatonError(code, message)

/** The contact a record is about; throws `poison` when the key can be nobody's here. */
export const contactOf = (key: Buffer | null, partition: number, partitions: number): string => {
  if (key === null || key.length === 0) throw poison('EMPTY_KEY', 'the record has no key')
  if (key.length > KEY_MAX_BYTES) {
    throw poison('KEY_TOO_LONG', `the key has ${key.length} bytes, the most is ${KEY_MAX_BYTES}`)
  }
  const text = utf8(key)
  if (text === undefined) throw poison('KEY_NOT_UTF8', 'the key is not UTF-8')
  if (text.startsWith(RESERVED_PREFIX)) {
    throw poison('RESERVED_KEY', `keys that begin with ${RESERVED_PREFIX} are reserved`)
  }
  const home = partitionOf(key, partitions)
  if (home !== partition) {
    throw poison(
      'MISROUTED_KEY',
      `the key belongs to partition ${home}: partition with murmur2 as Java does (librdkafka: murmur2_random)`,
    )
  }
  return text
}

/**
 * The event in a record; throws `poison` for what can never be read, `retry` or `pause` for what
 * can later.
 */
export const eventOf = (value: Buffer | null, codec: Codec<ContactEvent>): ContactEvent => {
  if (value === null) throw poison('NULL_VALUE', 'the record has no value')
  const event = codec.decode(value)
  const text = event.event['baton.MessageReceived']?.text
  if (text !== undefined && text.length * UTF8_MAX_BYTES_PER_UNIT > TEXT_MAX_BYTES) {
    const bytes = Buffer.byteLength(text)
    if (bytes > TEXT_MAX_BYTES) {
      throw poison('TEXT_TOO_LONG', `the text has ${bytes} bytes, the most is ${TEXT_MAX_BYTES}`)
    }
  }
  return event
}

/** Whose a dead letter was, as far as its key can be read. */
export const readableContact = ({ key }: InputRecord): string =>
  key === null || key.length > KEY_MAX_BYTES ? '' : (utf8(key) ?? '')

const utf8 = (bytes: Buffer): string | undefined => {
  const text = bytes.toString('utf8')
  // Only a replacement character can hide bytes that were no UTF-8.
  return !text.includes('\uFFFD') || Buffer.from(text).equals(bytes) ? text : undefined
}
