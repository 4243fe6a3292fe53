import { lookUp } from '../lexicon/lexicon.ts'
import { correct } from '../lexicon/slips.ts'
import { hashText, mix } from './hash.ts'
import { CAPITAL, MAX_WORDS, NUMBER, newWords, readWords, type Words } from './tokens.ts'
import { groupOf, isCommon } from './vocabulary.ts'

const UNKNOWN = hashText('<unknown>')
const NAME = hashText('<name>')
const GROUP = hashText('<group>')
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
  }
}

/** Scans `text` and looks up every word. */
export function readSentence(text: string, out: Sentence): void {
  readWords(text, out.words)
  for (let i = 0; i < out.words.count; i++) lookUpWord(out, i)
}

function lookUpWord(out: Sentence, i: number): void {
  const { text, marks } = out.words
  if ((marks[i]! & NUMBER) !== 0) text[i] = numeral(out.words, i)
  const word = text[i]!
  const entry = lookUp(word) ?? corrected(out, i)
  if (entry !== undefined) {
    out.hash[i] = entry.hash
    out.symbol[i] = entry.symbol
    out.kind[i] = entry.symbol === entry.hash ? kindOf(word, entry.hash) : entry.symbol
    out.low[i] = entry.low
    out.high[i] = entry.high
    return
  }
  out.low[i] = 0
  out.high[i] = 0
  out.hash[i] = hashOf(word, marks[i]!)
  out.symbol[i] = (marks[i]! & NUMBER) !== 0 ? NUMBER_SYMBOL : out.hash[i]!
  out.kind[i] = (marks[i]! & CAPITAL) !== 0 ? NAME : kindOf(word, out.symbol[i]!)
}

function kindOf(word: string, otherwise: number): number {
  const group = groupOf(word)
  return group < 0 ? otherwise : mix(GROUP, group)
}

function hashOf(word: string, marks: number): number {
  if ((marks & CAPITAL) !== 0) return NAME
  return isCommon(word) ? hashText(word) : UNKNOWN
}

/** The lexicon's entry for a slip or an elongation of a word that is not a common one. */
function corrected(out: Sentence, i: number): ReturnType<typeof lookUp> {
  const word = out.words.text[i]!
  if (word.charCodeAt(0) === 60 || isCommon(word)) return undefined
  const short = withoutElongation(word)
  const found = short === word ? undefined : lookUp(short)
  if (found !== undefined) return found
  if ((out.words.marks[i]! & CAPITAL) !== 0) return undefined
  const right = correct(short)
  return right === undefined ? undefined : lookUp(right)
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
  const entry = lookUp(next)
  if (word === '4') return next === 'a' || next === 'my' || next === 'sale' ? 'for' : '<n1>'
  const verb = entry !== undefined && VERBS.has(next)
  return verb ? 'to' : '<n1>'
}

const VERBS: ReadonlySet<string> = new Set(
  'buy sell list find purchase get see look move talk unload tour rent own speak'.split(' '),
)
