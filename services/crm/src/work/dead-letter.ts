import type { InputRecord, OutputRecord } from '@baton/stream'

export interface Origin {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

/** The raw record with KIP-1034's headers: what was refused, whence, and why. */
export const deadLetter = (
  { key, value, headers }: Pick<InputRecord, 'key' | 'value' | 'headers'>,
  { topic, partition, offset }: Origin,
  cause: string,
  timestamp: number,
): OutputRecord => ({
  key,
  value,
  timestamp,
  headers: {
    ...headers,
    '__streams.errors.exception': Buffer.from(cause),
    '__streams.errors.topic': Buffer.from(topic),
    '__streams.errors.partition': Buffer.from(String(partition)),
    '__streams.errors.offset': Buffer.from(String(offset)),
  },
})
