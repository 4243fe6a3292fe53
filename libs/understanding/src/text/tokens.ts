import { spelledOut } from '../lexicon/known-words.ts'
import { lookUp } from '../lexicon/lexicon.ts'
import { APOSTROPHE, DIGIT, EMOJI, fold, INVISIBLE, kindOf, LETTER, SPACE } from './characters.ts'
import { finish, HASH_START, step } from './hash.ts'
import { numberWord } from './numbers.ts'
import { findWord, HAS_ENTRY, meansOf, recordOf, wordOf } from './word-table.ts'

/** Characters of a message that are read. What stands behind them has no influence. */
export const MAX_CHARACTERS = 2000
/** Canonical words that are read. */
export const MAX_WORDS = 480
const MAX_WORD_LENGTH = 40

/** Marks of a word. */
export const CAPITAL = 1 // begins with a capital, not at the start of a sentence
export const CAPITALS = 2 // all capitals, two letters or more
export const NEW_CLAUSE = 4 // a comma, stop, dash or line break stands before it
export const NEW_SENTENCE = 8 // a full stop, ! or ? stands before it
export const ASKED = 16 // its sentence ends with a question mark
export const NUMBER = 32

/** The words of one message in canonical spelling, with their place in the original text. */
export interface Words {
  count: number
  readonly text: string[]
  /** The word's record in the lexicon, or -1; not looked up for numbers. */
  readonly record: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly marks: Uint8Array
}

/** Room for one message, to be used again for the next. */
export function newWords(): Words {
  return {
    count: 0,
    text: new Array<string>(MAX_WORDS).fill(''),
    record: new Int32Array(MAX_WORDS),
    start: new Int32Array(MAX_WORDS),
    end: new Int32Array(MAX_WORDS),
    marks: new Uint8Array(MAX_WORDS),
  }
}

/** Scans `text` once from left to right into `out`. */
export function readWords(text: string, out: Words): void {
  new Scanner(text, out).scan()
}

const AND = lookUp('and')

class Scanner {
  private at = 0
  private readonly length: number
  private pending = NEW_SENTENCE | NEW_CLAUSE
  private sentenceFrom = 0

  private readonly text: string
  private readonly out: Words

  constructor(text: string, out: Words) {
    this.text = text
    this.out = out
    this.length = Math.min(text.length, MAX_CHARACTERS)
    out.count = 0
  }

  scan(): void {
    while (this.at < this.length && this.out.count < MAX_WORDS) {
      const c = this.text.charCodeAt(this.at)
      const kind = kindOf(c)
      if (kind === LETTER) this.word()
      else if (kind === DIGIT || (c === 36 && kindOf(this.peek(1)) === DIGIT)) this.number()
      else if (kind === EMOJI) this.emoji()
      else this.mark(c, kind)
    }
  }

  private peek(offset: number): number {
    return this.at + offset < this.length ? this.text.charCodeAt(this.at + offset) : 32
  }

  private mark(c: number, kind: number): void {
    this.at++
    if (c === 10) this.pending |= NEW_CLAUSE
    if (kind === SPACE || kind === INVISIBLE) return
    if (c === 63) this.question()
    if (c === 46 || c === 33 || c === 63) this.endSentence()
    else if (c === 44 || c === 59 || c === 58 || c === 40 || c === 41) this.pending |= NEW_CLAUSE
    else if (c === 0x2014 || c === 0x2013 || c === 0x2026) this.pending |= NEW_CLAUSE
    else if (c === 45 && kindOf(this.peek(0)) === SPACE) this.pending |= NEW_CLAUSE
    else if (c === 38 || c === 43) this.push('and', this.at - 1, this.at, 0, AND)
  }

  private question(): void {
    for (let i = this.sentenceFrom; i < this.out.count; i++) this.out.marks[i]! |= ASKED
  }

  private endSentence(): void {
    this.pending |= NEW_SENTENCE | NEW_CLAUSE
    this.sentenceFrom = this.out.count
  }

  private emoji(): void {
    const from = this.at
    const code = this.text.codePointAt(from) ?? 0
    this.at += code > 0xffff ? 2 : 1
    const last = this.out.count - 1
    const name =
      code === 0x1f44d ? '<thumb>' : code === 0x1f3e0 || code === 0x1f3e1 ? '<house>' : ''
    if (name === '' && last >= 0 && this.out.text[last] === '<emoji>') return
    this.push(name === '' ? '<emoji>' : name, from, this.at, 0)
    this.pending |= NEW_CLAUSE
  }

  private word(): void {
    const from = this.at
    let plain = true
    let capitals = true
    let to = from
    let hash = HASH_START
    for (; this.at < this.length; this.at++) {
      const c = this.text.charCodeAt(this.at)
      if (c >= 97 && c <= 122) {
        capitals = false
        hash = step(hash, c)
        to = this.at + 1
        continue
      }
      const kind = kindOf(c)
      if (kind === LETTER || kind === DIGIT) to = this.at + 1
      else if (kind !== INVISIBLE && !(kind === APOSTROPHE && kindOf(this.peek(1)) === LETTER))
        break
      if (c > 127 || c === 96) plain = false
      hash = step(hash, c | 32)
    }
    this.at = to
    if (this.isAddress(to)) return this.address(from)
    const capital = isCapital(this.text.charCodeAt(from)) && (this.pending & NEW_SENTENCE) === 0
    const marks = (capital ? CAPITAL : 0) | (capitals && to - from > 1 ? CAPITALS : 0)
    const known = plain ? findWord(finish(hash), to - from) : -1
    if (known >= 0 && this.pushKnown(known, from, to, marks)) return
    const raw = plain ? this.text.slice(from, to).toLowerCase() : this.folded(from, to)
    this.pushOther(raw.slice(0, MAX_WORD_LENGTH), from, to, marks)
  }

  /** An e-mail or web address is one word whatever it holds. */
  private isAddress(to: number): boolean {
    const c = to < this.length ? this.text.charCodeAt(to) : 32
    if (c === 64) return kindOf(this.peek(1)) === LETTER
    if (c === 58) return this.peek(1) === 47 && this.peek(2) === 47
    return false
  }

  private address(from: number): void {
    const mail = this.text.charCodeAt(this.at) === 64
    while (this.at < this.length && kindOf(this.text.charCodeAt(this.at)) !== SPACE) this.at++
    this.push(mail ? '<email>' : '<url>', from, this.at, 0)
  }

  private folded(from: number, to: number): string {
    let word = ''
    for (let i = from; i < to; i++) {
      const c = this.text.charCodeAt(i)
      const kind = kindOf(c)
      if (kind === INVISIBLE) continue
      word += kind === APOSTROPHE ? "'" : String.fromCharCode(fold(c))
    }
    return word
  }

  private number(): void {
    const from = this.at
    for (; this.at < this.length; this.at++) {
      const c = this.text.charCodeAt(this.at)
      const kind = kindOf(c)
      if (kind === DIGIT || kind === LETTER || c === 36 || c === 37) continue
      const inside = c === 46 || c === 44 || c === 47 || c === 58 || c === 45
      if (!inside || kindOf(this.peek(1)) !== DIGIT) break
    }
    const raw = this.text.slice(from, Math.min(this.at, from + MAX_WORD_LENGTH)).toLowerCase()
    this.push(numberWord(raw), from, this.at, NUMBER)
  }

  /**
   * Pushes a word of the table, or what it is spelled out to; false if intents know nothing of it.
   */
  private pushKnown(known: number, from: number, to: number, marks: number): boolean {
    const means = meansOf(known)
    if (means === 0) return false
    if (means === HAS_ENTRY) this.push(wordOf(known), from, to, marks, known)
    else
      for (const { word, record } of spelledOut[means >> 1]!)
        this.push(word, from, to, marks, record)
    return true
  }

  /** A word that does not stand in the text as it is known, if it is known at all. */
  private pushOther(raw: string, from: number, to: number, marks: number): void {
    const known = recordOf(raw)
    if (known >= 0 && this.pushKnown(known, from, to, marks)) return
    const quote = raw.indexOf("'")
    const word = quote > 0 ? raw.slice(0, quote) : raw
    this.push(word, from, to, marks, lookUp(word))
  }

  private push(word: string, from: number, to: number, marks: number, record = -1): void {
    const i = this.out.count
    if (i >= MAX_WORDS) return
    this.out.text[i] = word
    this.out.record[i] = record
    this.out.start[i] = from
    this.out.end[i] = to
    this.out.marks[i] = marks | this.pending
    this.out.count = i + 1
    this.pending = 0
  }
}

function isCapital(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde)
}
