import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'

/** One word of a phrase: any of these, any word at all, or any word for a home. */
type Atom = ReadonlySet<string> | 'any' | 'home'

interface Phrase<T> {
  readonly atoms: readonly Atom[]
  readonly means: T
}

/** Phrases by their outer word, the one next to what they speak of; the longest first. */
export type PhraseTable<T> = ReadonlyMap<string, readonly Phrase<T>[]>

const atom = (word: string): Atom =>
  word === '*' ? 'any' : word === '@home' ? 'home' : new Set(word.split('|'))

/**
 * Compiles "can|could do" and the like: words by spaces, alternatives by bars, `*` for any word,
 * `@home` for any word for a home. `anchor` says which end of a phrase touches what it speaks of,
 * and so is looked up.
 */
export function phraseTable<T>(
  anchor: 'first' | 'last',
  rows: readonly (readonly [means: T, phrases: string])[],
): PhraseTable<T> {
  const table = new Map<string, Phrase<T>[]>()
  for (const [means, phrases] of rows)
    for (const phrase of phrases.split(',')) {
      const atoms = phrase.trim().split(/\s+/).map(atom)
      const key = anchor === 'first' ? atoms[0] : atoms.at(-1)
      if (!(key instanceof Set)) throw new Error(`a phrase needs a word at its anchor: ${phrase}`)
      for (const word of key) table.set(word, [...(table.get(word) ?? []), { atoms, means }])
    }
  for (const list of table.values()) list.sort((a, b) => b.atoms.length - a.atoms.length)
  return table
}

/** What the longest phrase that starts at token `k` means. */
export function phraseFrom<T>(m: Message, k: number, table: PhraseTable<T>): T | undefined {
  for (const { atoms, means } of table.get(wordAt(m, k)) ?? [])
    if (standsAt(m, k, atoms)) return means
  return undefined
}

/** What the longest phrase that ends at token `k` means. */
export function phraseTo<T>(m: Message, k: number, table: PhraseTable<T>): T | undefined {
  for (const { atoms, means } of table.get(wordAt(m, k)) ?? [])
    if (standsAt(m, k - atoms.length + 1, atoms)) return means
  return undefined
}

function standsAt(m: Message, from: number, atoms: readonly Atom[]): boolean {
  for (let i = 0; i < atoms.length; i++) {
    const a = atoms[i]
    const at = from + i
    if (
      a === 'any'
        ? wordAt(m, at) === ''
        : a === 'home'
          ? !(bitsAt(m, at) & W.home)
          : !a?.has(wordAt(m, at))
    )
      return false
  }
  return true
}
