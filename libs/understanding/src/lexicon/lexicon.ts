import { hashText, mix } from '../text/hash.ts'
import {
  added,
  HAS_ENTRY,
  HIGH,
  KIND,
  LOW,
  MEANS,
  recordOf,
  records,
  SYMBOL,
} from '../text/word-table.ts'
import vocabulary from '../weights/vocabulary.json' with { type: 'json' }
import { CLASS_NAMES, CLASSES, type WordClass } from './classes.ts'

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
    enter(word, symbol, symbol === hash ? (groups.get(word) ?? hash) : symbol, low, high)
    classed.push(word)
  }
  for (const [word, kind] of groups) if (lookUp(word) < 0) enter(word, hashText(word), kind, 0, 0)
  for (const word of vocabulary.ungrouped.split(' '))
    if (lookUp(word) < 0) enter(word, hashText(word), hashText(word), 0, 0)
}

function enter(word: string, symbol: number, kind: number, low: number, high: number): void {
  const record = added(word)
  records[record + SYMBOL] = symbol
  records[record + KIND] = kind
  records[record + LOW] = low
  records[record + HIGH] = high
  records[record + MEANS]! |= HAS_ENTRY
}

/** The symbol of the group of like words that each common word belongs to. */
function groupsOfWords(): Map<string, number> {
  const numbers = vocabulary.groups.split(' ').map(Number)
  return new Map(
    vocabulary.words.split(' ').map((word, i) => [word, mix(GROUP, numbers[i] ?? -1)] as const),
  )
}
load()

/** The record of a canonical word (see `records`), or -1 if it is neither classed nor common. */
export function lookUp(word: string): number {
  const record = recordOf(word)
  return record >= 0 && (records[record + MEANS]! & HAS_ENTRY) !== 0 ? record : -1
}

/** Every word that has a class. */
export function lexiconWords(): readonly string[] {
  return classed
}
