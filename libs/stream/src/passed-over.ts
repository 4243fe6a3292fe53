import { BatonError, isBatonError } from '@baton/domain'
import type { InputRecord } from './ports.ts'

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

/** Which errors of reading a record are passed over. */
export type Lasts = (error: BatonError) => boolean

const isPoison: Lasts = ({ remedy }) => remedy === 'poison'

/**
 * Of a table whose former value may stay in force: also what a newer version wrote, and what nobody
 * can go by.
 */
export const untilMended: Lasts = ({ remedy }) => remedy !== 'retry'

/** Of a longer key its beginning is named, in characters. */
const KEY_SHOWN_MAX = 100

/**
 * What a record that cannot be read is passed over with: it names topic, partition, offset and key.
 * Throws whatever else was thrown; without `lasts` that is all but poison.
 */
export const passedOver = (
  thrown: unknown,
  { topic, partition }: TopicPartition,
  { key, offset }: Pick<InputRecord, 'key' | 'offset'>,
  lasts = isPoison,
): BatonError => {
  if (!isBatonError(thrown) || !lasts(thrown)) throw thrown
  const place = `${topic}/${partition}/${offset}, ${shownKey(key, KEY_SHOWN_MAX)}`
  return new BatonError(thrown.code, `${place}: ${thrown.message}`, thrown)
}

/** A key in quotes; of one that is longer than `maxChars` the beginning. */
export const shownKey = (key: Buffer | null, maxChars: number): string => {
  if (key === null) return 'no key'
  const text = key.toString()
  const shown = JSON.stringify(text.slice(0, maxChars))
  return text.length > maxChars ? `key ${shown}… of ${key.length} bytes` : `key ${shown}`
}
