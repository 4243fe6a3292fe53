import { randomBytes } from 'node:crypto'

const BYTES = 16

/**
 * A new id for a broker's storage. Like Kafka's own it never begins with a dash, which its tools
 * take for an option.
 */
export const newClusterId = (random: (bytes: number) => Buffer = randomBytes): string => {
  for (;;) {
    const id = random(BYTES).toString('base64url')
    if (!id.startsWith('-')) return id
  }
}
