import { hashText } from '../text/hash.ts'
import type { Sentence } from '../text/sentence.ts'
import { CLASSES, type WordClass } from './classes.ts'
import { bitsOf } from './lexicon.ts'
import { PHRASE_NAMES, PHRASES } from './phrases.ts'

/** One place of a phrase: any of some words or classes, after at most `gap` other words. */
interface Place {
  readonly gap: number
  readonly words: readonly number[]
  readonly low: number
  readonly high: number
}

interface Phrase {
  readonly name: number
  readonly rest: readonly Place[]
}

/** Phrases found in one message: which, and from where to where. */
export interface Found {
  count: number
  readonly name: Uint8Array
  readonly from: Uint16Array
  readonly to: Uint16Array
}

/** Most phrases that one message may hold. */
const MAX_FOUND = 256

export function newFound(): Found {
  return {
    count: 0,
    name: new Uint8Array(MAX_FOUND),
    from: new Uint16Array(MAX_FOUND),
    to: new Uint16Array(MAX_FOUND),
  }
}

/**
 * The phrases that begin with a word: rows of `rows` from one to another (excluded), and their
 * widest first gap.
 */
interface Beginning {
  readonly from: number
  readonly to: number
  readonly widest: number
}

const byFirstWord = new Map<number, Beginning>()
/** One bit for each hash that begins a phrase, so that most words cost no look-up. */
const FILTER_BITS = 1 << 13
const firstWords = new Uint8Array(FILTER_BITS)

/**
 * A row for each phrase: its name, the gap behind its first word, what must stand within that gap
 * (bits for the hashes of words, 64 in all, and bits of classes), and its further places. Most
 * phrases are passed over by the bits.
 */
const ROW = 8
const NAME = 0
const GAP = 1
const WORD_BITS = 2
const CLASS_BITS = 4
const PLACES = 6
/** A place in `places`: gap, bits of classes, and its words in `words`. */
const PLACE = 5
/** Widest gap behind the first word of a phrase. */
const MAX_GAP = 15
/** A bit that no class has; it stands behind every word. */
const ALWAYS = 1 << 31
const { rows, places, words } = compile()
/**
 * Bits of the words and classes that stand at most so many words behind the one looked at: four
 * numbers for each gap.
 */
const near = new Int32Array((MAX_GAP + 1) * 4)

/** Finds every phrase that begins at each word; the shortest reading of each gap wins. */
export function findPhrases(sentence: Sentence, out: Found): void {
  out.count = 0
  const { count } = sentence.words
  for (let i = 0; i < count; i++) {
    const hash = sentence.hash[i]!
    if (firstWords[hash & (FILTER_BITS - 1)] === 0) continue
    const beginning = byFirstWord.get(hash)
    if (beginning !== undefined) findFrom(beginning, sentence, i, count, out)
  }
}

function findFrom(
  { from, to, widest }: Beginning,
  sentence: Sentence,
  at: number,
  count: number,
  out: Found,
): void {
  look(sentence, at, count, widest)
  let done = 0
  for (let row = from; row < to; row += ROW) {
    const gap = rows[row + GAP]! * 4
    const there =
      (rows[row + WORD_BITS]! & near[gap]!) |
      (rows[row + WORD_BITS + 1]! & near[gap + 1]!) |
      (rows[row + CLASS_BITS]! & near[gap + 2]!) |
      (rows[row + CLASS_BITS + 1]! & near[gap + 3]!)
    if (there === 0) continue
    const name = rows[row + NAME]!
    if ((done & (1 << name)) !== 0) continue
    const end = endOf(rows[row + PLACES]!, rows[row + PLACES + 1]!, sentence, at, count)
    if (end < 0 || out.count >= MAX_FOUND) continue
    done |= 1 << name
    out.name[out.count] = name
    out.from[out.count] = at
    out.to[out.count] = end
    out.count++
  }
}

/** Fills `near` for the words behind `at`. */
function look(sentence: Sentence, at: number, count: number, widest: number): void {
  let low = 0
  let high = 0
  let classLow = ALWAYS
  let classHigh = 0
  for (let gap = 0; gap <= widest; gap++) {
    const k = at + 1 + gap
    if (k < count) {
      const hash = sentence.hash[k]!
      if (isHigh(hash)) high |= bitOf(hash)
      else low |= bitOf(hash)
      classLow |= sentence.low[k]!
      classHigh |= sentence.high[k]!
    }
    near[gap * 4] = low
    near[gap * 4 + 1] = high
    near[gap * 4 + 2] = classLow
    near[gap * 4 + 3] = classHigh
  }
}

function bitOf(hash: number): number {
  return 1 << (hash >>> 27)
}

function isHigh(hash: number): boolean {
  return (hash & (1 << 26)) !== 0
}

/**
 * The last word of a phrase whose first one is `start`, or -1; `from` and `to` are its further
 * places.
 */
function endOf(from: number, to: number, sentence: Sentence, start: number, count: number): number {
  let at = start
  for (let place = from; place < to; place += PLACE) {
    const last = Math.min(at + 1 + places[place]!, count - 1)
    let k = at + 1
    while (k <= last && !fits(place, sentence, k)) k++
    if (k > last) return -1
    at = k
  }
  return at
}

function fits(place: number, sentence: Sentence, k: number): boolean {
  if ((sentence.low[k]! & places[place + 1]!) !== 0) return true
  if ((sentence.high[k]! & places[place + 2]!) !== 0) return true
  const hash = sentence.hash[k]!
  const end = places[place + 4]!
  for (let w = places[place + 3]!; w < end; w++) if (words[w] === hash) return true
  return false
}

function compile(): { rows: Int32Array; places: Int32Array; words: Int32Array } {
  const compiled = new Map<number, Phrase[]>()
  PHRASE_NAMES.forEach((name, index) => {
    for (const line of PHRASES[name].split(/[|\n]/)) {
      const text = line.trim()
      if (text !== '') compileLine(index, text, compiled)
    }
  })
  const out = { rows: [] as number[], places: [] as number[], words: [] as number[] }
  for (const [hash, phrases] of compiled) {
    firstWords[hash & (FILTER_BITS - 1)] = 1
    const from = out.rows.length
    for (const phrase of phrases) addRow(phrase, out)
    const widest = Math.max(...phrases.map(({ rest }) => rest[0]?.gap ?? 0))
    byFirstWord.set(hash, { from, to: out.rows.length, widest })
  }
  return {
    rows: Int32Array.from(out.rows),
    places: Int32Array.from(out.places),
    words: Int32Array.from(out.words),
  }
}

function addRow(
  { name, rest }: Phrase,
  out: { rows: number[]; places: number[]; words: number[] },
): void {
  const from = out.places.length
  for (const { gap, low, high, words } of rest) {
    out.places.push(gap, low, high, out.words.length, out.words.length + words.length)
    out.words.push(...words)
  }
  out.rows.push(name, ...needsOf(rest[0]), from, out.places.length)
}

/** Gap, bits of words and bits of classes of what stands behind the first word. */
function needsOf(second: Place | undefined): number[] {
  if (second === undefined) return [0, 0, 0, ALWAYS, 0]
  if (second.gap > MAX_GAP) throw new Error(`a gap of ${second.gap} words, at most ${MAX_GAP}`)
  let low = 0
  let high = 0
  for (const hash of second.words)
    if (isHigh(hash)) high |= bitOf(hash)
    else low |= bitOf(hash)
  return [second.gap, low, high, second.low, second.high]
}

/** Writes each choice of several words out as a phrase of its own, then compiles. */
function compileLine(name: number, text: string, compiled: Map<number, Phrase[]>): void {
  const group = text.match(/\([^)]* [^)]*\)/)?.[0]
  if (group === undefined) return compilePlain(name, text, compiled)
  for (const choice of choicesOf(group)) compileLine(name, text.replace(group, choice), compiled)
}

function compilePlain(name: number, text: string, compiled: Map<number, Phrase[]>): void {
  const rest: Place[] = []
  const first: string[] = []
  let gap = 0
  for (const part of text.match(/\([^)]*\)|\S+/g) ?? []) {
    if (part.startsWith('~')) {
      gap = Number(part.slice(1))
      continue
    }
    const choices = choicesOf(part)
    if (first.length === 0) first.push(...choices.flatMap(wordsOf))
    else rest.push({ gap, ...placeOf(choices) })
    gap = 0
  }
  for (const word of new Set(first)) {
    const hash = hashText(word)
    const known = compiled.get(hash)
    if (known === undefined) compiled.set(hash, [{ name, rest }])
    else known.push({ name, rest })
  }
}

/** The choices of a place: words and classes. */
function choicesOf(part: string): string[] {
  return part.startsWith('(') ? part.slice(1, -1).split('/') : [part]
}

function wordsOf(choice: string): string[] {
  return choice.startsWith('@') ? CLASSES[choice.slice(1) as WordClass].split(/\s+/) : [choice]
}

function placeOf(choices: readonly string[]): Omit<Place, 'gap'> {
  const words = new Set<number>()
  let low = 0
  let high = 0
  for (const choice of choices) {
    if (choice.startsWith('@')) {
      const [a, b] = bitsOf(choice.slice(1) as WordClass)
      low |= a
      high |= b
    } else words.add(hashText(choice))
  }
  return { words: [...words], low, high }
}
