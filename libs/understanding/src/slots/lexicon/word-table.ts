/** A word of the lexicon: the one string that every reading shares, and its classes. */
export interface Entry {
  readonly word: string
  bits: number
}

/** Slots of the table; a power of two, several times as many as there are words, so that probing is short. */
const SLOTS = 1 << 16
const PRIME = 0x01000193
const OFFSET = 0x811c9dc5

/**
 * The words of the lexicon by the FNV-1a hash of their letters, so that a word is looked up in the text as it
 * stands: no part is cut out and no string is hashed again.
 */
export class WordTable {
  readonly #entries = new Map<string, Entry>()
  readonly #slots: (Entry | undefined)[] = new Array(SLOTS).fill(undefined)

  /** Makes a word one of the class `bit` as well. */
  add(word: string, bit: number): void {
    const known = this.#entries.get(word)
    if (known) {
      known.bits |= bit
      return
    }
    const entry = { word, bits: bit }
    this.#entries.set(word, entry)
    let hash = OFFSET
    for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i))
    let slot = hash & (SLOTS - 1)
    while (this.#slots[slot]) slot = (slot + 1) & (SLOTS - 1)
    this.#slots[slot] = entry
  }

  get(word: string): Entry | undefined {
    return this.#entries.get(word)
  }

  /** The entry for the letters of `text` from `start` to `end`, whose folded hash is `hash`. */
  find(text: string, start: number, end: number, hash: number): Entry | undefined {
    let slot = hash & (SLOTS - 1)
    for (let entry = this.#slots[slot]; entry; entry = this.#slots[slot]) {
      if (isWritten(entry.word, text, start, end)) return entry
      slot = (slot + 1) & (SLOTS - 1)
    }
    return undefined
  }
}

export const HASH_START = OFFSET

/** Takes one more letter, in lower case, into the hash of a word. */
export const step = (hash: number, letter: number): number => Math.imul(hash ^ letter, PRIME)

function isWritten(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) !== (text.charCodeAt(start + i) | 32)) return false
  return true
}
