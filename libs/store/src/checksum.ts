import { crc32c } from '@node-rs/crc32'

/** In front of every stored value, in bytes. */
export const SUM_BYTES = 4

/**
 * CRC-32C of a value, started from its key and the salt of its store: a value that was damaged,
 * stands under another key or comes from another store has another sum. It finds accidents, not
 * forgery; one in 2^32 goes unseen.
 */
export const sumOf = (salt: number, key: string, value: Buffer): number =>
  crc32c(value, seedOf(salt, key))

/** FNV-1a over UTF-16 code units: the sum of two equal values differs whenever this does. */
const seedOf = (salt: number, key: string): number => {
  let h = (0x811c9dc5 ^ salt) >>> 0
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193)
  return h >>> 0
}
