/** A power of two; a policy has some hundred phrases. */
const BITS = 1 << 14
const HASH_START = 0x811c9dc5 | 0
/** Stands in front of a phrase's only word. */
const ALONE = 0
/** Ends the last word. */
const BLANK = 32

/**
 * Tells from the letters alone that a text holds none of some phrases and is none of some keywords:
 * most messages are let go without a word of them being cut out. It may say yes where there is
 * none, never no where there is one.
 */
export class PhraseFilter {
  readonly #bits = new Uint32Array(BITS / 32)
  readonly #longestKeyword: number

  /** Words as `tokens` gives them; characters of the longest keyword. */
  constructor(phrases: Iterable<readonly string[]>, longestKeyword: number) {
    this.#longestKeyword = longestKeyword
    for (const [first, second] of phrases) {
      if (first === undefined) continue
      const place =
        second === undefined
          ? placeOf(ALONE, hashOf(first))
          : placeOf(hashOf(first), hashOf(second))
      this.#bits[place >>> 5]! |= 1 << place
    }
  }

  mayHold(text: string): boolean {
    let characters = 0
    let before = ALONE
    let hash = HASH_START
    let inWord = false
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : BLANK
      if (isApostrophe(code)) continue
      if (code > 127) return true
      const letter = letterOf(code)
      if (letter !== 0) {
        hash = step(hash, letter)
        characters++
        inWord = true
      } else if (inWord) {
        if (this.#has(ALONE, hash) || this.#has(before, hash)) return true
        before = hash
        hash = HASH_START
        inWord = false
      }
    }
    return characters <= this.#longestKeyword
  }

  #has(before: number, hash: number): boolean {
    const place = placeOf(before, hash)
    return (this.#bits[place >>> 5]! & (1 << place)) !== 0
  }
}

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019

/** In lower case; 0 for what parts words. */
const letterOf = (code: number): number => {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return code
  return code >= 65 && code <= 90 ? code + 32 : 0
}

/** FNV-1a. */
const step = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193)

const hashOf = (word: string): number => {
  let hash = HASH_START
  for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i))
  return hash
}

const placeOf = (before: number, hash: number): number => {
  const mixed = Math.imul(before ^ (hash >>> 15) ^ hash, 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 16)) & (BITS - 1)
}
