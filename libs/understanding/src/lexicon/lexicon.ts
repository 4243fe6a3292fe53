import { hashText } from '../text/hash.ts'
import { CLASS_NAMES, CLASSES, type WordClass } from './classes.ts'

/** What is known of a word: its classes as bits (`low` holds the first 31), and the symbol that stands for it. */
export interface Entry {
  readonly word: string
  readonly hash: number
  /** Hash of the class name for words of a substituted class, else of the word. */
  readonly symbol: number
  readonly low: number
  readonly high: number
}

/** Classes whose words take each other's place in class n-grams. */
const SUBSTITUTED: ReadonlySet<WordClass> = new Set<WordClass>([
  'me',
  'own',
  'kin',
  'mate',
  'elder',
  'sideSeller',
  'sideBuyer',
  'buy',
  'find',
  'view',
  'sell',
  'home',
  'rooms',
  'rent',
  'refi',
  'time',
  'state',
  'not',
])

const LOW_BITS = 31
const entries = new Map<string, Entry>()

/** The bit of a class: `[low, high]`. */
export function bitsOf(name: WordClass): readonly [number, number] {
  const index = CLASS_NAMES.indexOf(name)
  return index < LOW_BITS ? [1 << index, 0] : [0, 1 << (index - LOW_BITS)]
}

function load(): void {
  const bits = new Map<string, { low: number; high: number; first: WordClass }>()
  for (const name of CLASS_NAMES) {
    const [low, high] = bitsOf(name)
    for (const word of CLASSES[name].split(/\s+/)) {
      const known = bits.get(word) ?? { low: 0, high: 0, first: name }
      bits.set(word, { low: known.low | low, high: known.high | high, first: known.first })
    }
  }
  for (const [word, { low, high, first }] of bits) {
    const hash = hashText(word)
    const symbol = SUBSTITUTED.has(first) ? hashText(`#${first}`) : hash
    entries.set(word, { word, hash, symbol, low, high })
  }
}
load()

/** The entry of a canonical word, or undefined if no class holds it. */
export function lookUp(word: string): Entry | undefined {
  return entries.get(word)
}

/** Every word that has a class. */
export function lexiconWords(): readonly string[] {
  return [...entries.keys()]
}
