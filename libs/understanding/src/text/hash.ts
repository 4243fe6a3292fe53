/** 32-bit hashes of words and features. Integer arithmetic only, so equal on every machine. */
export function hashText(text: string): number {
  let hash = HASH_START
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i))
  return finish(hash)
}

/**
 * Hash of no letters, to be stepped through a word in lower case and finished: then it is its
 * `hashText` (FNV-1a).
 */
export const HASH_START = 0x811c9dc5 | 0

/** Takes one more letter, in lower case, into the hash of a word. */
export const step = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193)

/** Hash of an ordered pair. */
export function mix(a: number, b: number): number {
  return finish(Math.imul(a ^ 0x2545f491, 0x9e3779b1) + b)
}

/** Spreads the bits of a hash. */
export function finish(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x7feb352d)
  h ^= h >>> 15
  return h | 0
}
