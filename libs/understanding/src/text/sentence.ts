import { bitsOf, lookUp } from '../lexicon/lexicon.ts'
import { correct } from '../lexicon/slips.ts'
import { CUE_NUMBERS, cueRowOf, cueRows } from './cues.ts'
import { hashText } from './hash.ts'
import {
  CAPITAL,
  CAPITALS,
  MAX_WORDS,
  NEW_CLAUSE,
  NUMBER,
  newWords,
  readWords,
  type Words,
} from './tokens.ts'
import { cueRowAt, HASH, HIGH, KIND, LOW, records, SYMBOL } from './word-table.ts'

const UNKNOWN = hashText('<unknown>')
const NAME = hashText('<name>')
const LESS_THAN = 60
const NUMBER_SYMBOL = hashText('<number>')

/** A message as the features see it: per word its hash, its class symbol and its class bits. */
export interface Sentence {
  readonly words: Words
  readonly hash: Int32Array
  readonly symbol: Int32Array
  /** The symbol of the class, else of the group of like words, else the word. */
  readonly kind: Int32Array
  readonly low: Int32Array
  readonly high: Int32Array
  /**
   * The classes and the marks of all words together, and of which lists the message holds a word.
   */
  readonly all: { low: number; high: number; marks: number }
  readonly cues: Int32Array
}

/** Room for one message, to be used again for the next. */
export function newSentence(): Sentence {
  return {
    words: newWords(),
    hash: new Int32Array(MAX_WORDS),
    symbol: new Int32Array(MAX_WORDS),
    kind: new Int32Array(MAX_WORDS),
    low: new Int32Array(MAX_WORDS),
    high: new Int32Array(MAX_WORDS),
    all: { low: 0, high: 0, marks: 0 },
    cues: new Int32Array(CUE_NUMBERS),
  }
}

/** Scans `text` and looks up every word. */
export function readSentence(text: string, out: Sentence): void {
  const before = out.words.count
  readWords(text, out.words)
  for (let i = 0; i < out.words.count; i++) lookUpWord(out, i)
  for (let i = out.words.count; i < before; i++) forget(out, i)
  partOpening(out.words)
  sumUp(out)
}

function sumUp({ words, low, high, all, cues }: Sentence): void {
  const { count, text, marks, record } = words
  all.low = 0
  all.high = 0
  all.marks = 0
  cues.fill(0)
  for (let i = 0; i < count; i++) {
    all.low |= low[i]!
    all.high |= high[i]!
    all.marks |= marks[i]!
    const row = record[i]! >= 0 ? cueRowAt(record[i]!) : cueRowOf(text[i]!)
    if (row !== 0) for (let n = 0; n < CUE_NUMBERS; n++) cues[n]! |= cueRows[row + n]!
  }
}

const DENIES: ReadonlySet<string> = new Set(['no', 'nope', 'nah'])
const CORRECTS: ReadonlySet<string> = new Set(['wait', 'sorry', 'actually', 'hold', 'hang'])

/** "no wait I want to sell" denies what was understood, as with a comma, and not the wish. */
function partOpening({ count, text, marks }: Words): void {
  if (count < 3 || !DENIES.has(text[0]!) || !CORRECTS.has(text[1]!)) return
  const behind = text[2] === 'on' ? 3 : 2
  if (behind < count) marks[behind]! |= NEW_CLAUSE
}

/** Behind the last word nothing stands of the message before: whoever looks there finds no word. */
function forget(out: Sentence, i: number): void {
  out.words.text[i] = ''
  out.words.marks[i] = 0
  set(out, i, 0)
}

function lookUpWord(out: Sentence, i: number): void {
  const { text, marks, record } = out.words
  const mark = marks[i]!
  if ((mark & NUMBER) !== 0) return setNumber(out, i)
  let at = record[i]! >= 0 ? record[i]! : corrected(text[i]!, mark)
  const named = (mark & CAPITAL) !== 0
  if (at < 0 || (named && isName(text[i]!, at, mark)))
    return set(out, i, named ? NAME : otherOf(text[i]!))
  if (at === LIST && isListOfHomes(out.words, i)) at = LISTINGS
  out.hash[i] = records[at + HASH]!
  out.symbol[i] = records[at + SYMBOL]!
  out.kind[i] = records[at + KIND]!
  out.low[i] = records[at + LOW]!
  out.high[i] = records[at + HIGH]!
}

/**
 * Words of the law that are names as well; with a capital amid a sentence they are: "this is Sue",
 * "on Court St".
 */
const NAMES: ReadonlySet<string> = new Set(['sue', 'will', 'court'])

const isName = (word: string, at: number, mark: number): boolean =>
  (records[at + LOW] === 0 && records[at + HIGH] === 0) ||
  ((mark & CAPITALS) === 0 && NAMES.has(word))

const LIST = lookUp('list')
const LISTINGS = lookUp('listings')
const [HOME] = bitsOf('home')
/** Words behind "list of" in which the home is named: "list of available homes". */
const REACH = 3

/** "a list of homes" are listings: nobody lists them. */
function isListOfHomes({ count, text, record }: Words, i: number): boolean {
  if (i + 1 >= count || text[i + 1] !== 'of') return false
  for (let k = i + 2; k < count && k < i + 2 + REACH; k++)
    if (record[k]! >= 0 && (records[record[k]! + LOW]! & HOME) !== 0) return true
  return false
}

/** Marks such as <emoji> stand for themselves; all words that are not known look alike. */
function otherOf(word: string): number {
  return word.charCodeAt(0) === LESS_THAN ? hashText(word) : UNKNOWN
}

function set(out: Sentence, i: number, hash: number): void {
  out.hash[i] = hash
  out.symbol[i] = hash
  out.kind[i] = hash
  out.low[i] = 0
  out.high[i] = 0
}

function setNumber(out: Sentence, i: number): void {
  const word = numeral(out.words, i)
  out.words.text[i] = word
  const record = lookUp(word)
  set(out, i, hashText(word))
  if (record < 0) out.symbol[i] = NUMBER_SYMBOL
  else {
    out.low[i] = records[record + LOW]!
    out.high[i] = records[record + HIGH]!
  }
}

/** The lexicon's record for a slip or an elongation of a word that is not a known one, or -1. */
function corrected(word: string, marks: number): number {
  if (word.charCodeAt(0) === LESS_THAN) return -1
  const short = withoutElongation(word)
  const found = short === word ? -1 : lookUp(short)
  if (found >= 0 || (marks & CAPITAL) !== 0) return found
  const right = correct(short)
  return right === undefined ? -1 : lookUp(right)
}

/** Three or more of one letter become one: "sooo", "pleaaase". */
function withoutElongation(word: string): string {
  for (let i = 2; i < word.length; i++) {
    const c = word.charCodeAt(i)
    if (c === word.charCodeAt(i - 1) && c === word.charCodeAt(i - 2)) return squeezed(word)
  }
  return word
}

function squeezed(word: string): string {
  let out = ''
  let run = 1
  for (let i = 0; i < word.length; i++) {
    run = i > 0 && word[i] === word[i - 1] ? run + 1 : 1
    if (run === 1) out += word[i]
    else if (run === 2 && word[i + 1] !== word[i]) out += word[i]
  }
  return out
}

/** "2 sell", "4 my house": a digit that is said as a word; else what kind of number it is. */
function numeral(words: Words, i: number): string {
  const word = words.text[i]!
  if (word !== '2' && word !== '4') return word
  const next = i + 1 < words.count ? words.text[i + 1]! : ''
  if (word === '4') return next === 'a' || next === 'my' || next === 'sale' ? 'for' : '<n1>'
  return VERBS.has(next) && lookUp(next) >= 0 ? 'to' : '<n1>'
}

const VERBS: ReadonlySet<string> = new Set(
  'buy sell list find purchase get see look move talk unload tour rent own speak'.split(' '),
)
