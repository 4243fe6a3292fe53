import { hashText, mix } from '../text/hash.ts'
import vocabulary from '../weights/vocabulary.json' with { type: 'json' }
import { CLASS_NAMES, CLASSES, type WordClass } from './classes.ts'

/** What is known of a word: its classes as bits (`low` holds the first 31), and the symbol that stands for it. */
export interface Entry {
  readonly word: string
  readonly hash: number
  /** Hash of the class name for words of a substituted class, else of the word. */
  readonly symbol: number
  readonly low: number
  readonly high: number
  /** The symbol of the class, else of the group of like words, else the word. */
  readonly kind: number
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
const GROUP = hashText('<group>')
const entries = new Map<string, Entry>()
const classed: string[] = []

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
  const groups = groupsOfWords()
  for (const [word, { low, high, first }] of bits) {
    const hash = hashText(word)
    const symbol = SUBSTITUTED.has(first) ? hashText(`#${first}`) : hash
    const kind = symbol === hash ? (groups.get(word) ?? hash) : symbol
    entries.set(word, { word, hash, symbol, low, high, kind })
    classed.push(word)
  }
  for (const [word, kind] of groups) {
    if (entries.has(word)) continue
    const hash = hashText(word)
    entries.set(word, { word, hash, symbol: hash, low: 0, high: 0, kind })
  }
  for (const word of vocabulary.ungrouped.split(' ')) {
    if (entries.has(word)) continue
    const hash = hashText(word)
    entries.set(word, { word, hash, symbol: hash, low: 0, high: 0, kind: hash })
  }
}

/** The symbol of the group of like words that each common word belongs to. */
function groupsOfWords(): Map<string, number> {
  const numbers = vocabulary.groups.split(' ').map(Number)
  return new Map(
    vocabulary.words.split(' ').map((word, i) => [word, mix(GROUP, numbers[i] ?? -1)] as const),
  )
}
load()

/** The entry of a canonical word, or undefined if it is neither classed nor common. */
export function lookUp(word: string): Entry | undefined {
  return entries.get(word)
}

/** Every word that has a class. */
export function lexiconWords(): readonly string[] {
  return classed
}
