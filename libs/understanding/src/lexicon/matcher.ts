import { hashText } from '../text/hash.ts'
import type { Sentence } from '../text/sentence.ts'
import { CLASSES, type WordClass } from './classes.ts'
import { bitsOf } from './lexicon.ts'
import { PHRASE_NAMES, PHRASES } from './phrases.ts'

/** One place of a phrase: any of some words or classes, after at most `gap` other words. */
interface Place {
  readonly gap: number
  readonly words: Int32Array
  readonly low: number
  readonly high: number
}

interface Phrase {
  readonly name: number
  /** Bits of which the message must hold one, for the second and the last place; all where a class may stand there. */
  readonly second: Bits
  readonly last: Bits
  readonly rest: readonly Place[]
}

/** A set of words as 64 bits, one for each hash. */
interface Bits {
  readonly low: number
  readonly high: number
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

/** The phrases that begin with a word; what they need lies in one row of numbers, so that most are passed over at a glance. */
interface Beginning {
  readonly phrases: readonly Phrase[]
  /** For each phrase its name and the bits of `last` and `second`. */
  readonly needs: Int32Array
}
const NEEDS = 5

const byFirstWord = new Map<number, Beginning>()
/** One bit for each hash that begins a phrase, so that most words cost no look-up. */
const FILTER_BITS = 1 << 13
const firstWords = new Uint8Array(FILTER_BITS)

/** Finds every phrase that begins at each word; the shortest reading of each gap wins. */
export function findPhrases(sentence: Sentence, out: Found): void {
  out.count = 0
  const { count } = sentence.words
  let low = 0
  let high = 0
  for (let i = 0; i < count; i++) {
    const hash = sentence.hash[i]!
    if (isHigh(hash)) high |= bitOf(hash)
    else low |= bitOf(hash)
  }
  for (let i = 0; i < count; i++) {
    const hash = sentence.hash[i]!
    if (firstWords[hash & (FILTER_BITS - 1)] === 0) continue
    const beginning = byFirstWord.get(hash)
    if (beginning === undefined) continue
    const { needs, phrases } = beginning
    let done = 0
    for (let at = 0, p = 0; at < needs.length; at += NEEDS, p++) {
      if (((needs[at + 1]! & low) | (needs[at + 2]! & high)) === 0) continue
      if (((needs[at + 3]! & low) | (needs[at + 4]! & high)) === 0) continue
      const name = needs[at]!
      if ((done & (1 << name)) !== 0) continue
      const end = endOf(phrases[p]!.rest, sentence, i, count)
      if (end < 0 || out.count >= MAX_FOUND) continue
      done |= 1 << name
      out.name[out.count] = name
      out.from[out.count] = i
      out.to[out.count] = end
      out.count++
    }
  }
}

function bitOf(hash: number): number {
  return 1 << (hash >>> 27)
}

function isHigh(hash: number): boolean {
  return (hash & (1 << 26)) !== 0
}

function needsOf(place: Place | undefined): Bits {
  if (place === undefined || place.low !== 0 || place.high !== 0) return { low: -1, high: -1 }
  let low = 0
  let high = 0
  for (const hash of place.words)
    if (isHigh(hash)) high |= bitOf(hash)
    else low |= bitOf(hash)
  return { low, high }
}

function endOf(rest: readonly Place[], sentence: Sentence, from: number, count: number): number {
  let at = from
  for (const place of rest) {
    const last = at + 1 + place.gap
    let next = -1
    for (let k = at + 1; k <= last && k < count; k++) {
      if (!fits(place, sentence, k)) continue
      next = k
      break
    }
    if (next < 0) return -1
    at = next
  }
  return at
}

function fits(place: Place, sentence: Sentence, k: number): boolean {
  if ((sentence.low[k]! & place.low) !== 0 || (sentence.high[k]! & place.high) !== 0) return true
  const hash = sentence.hash[k]!
  for (let w = 0; w < place.words.length; w++) if (place.words[w] === hash) return true
  return false
}

const compiled = new Map<number, Phrase[]>()

function compile(): void {
  PHRASE_NAMES.forEach((name, index) => {
    for (const line of PHRASES[name].split(/[|\n]/)) {
      const text = line.trim()
      if (text !== '') compileLine(index, text)
    }
  })
  for (const [hash, phrases] of compiled) {
    firstWords[hash & (FILTER_BITS - 1)] = 1
    const needs = phrases.flatMap(p => [
      p.name,
      p.last.low,
      p.last.high,
      p.second.low,
      p.second.high,
    ])
    byFirstWord.set(hash, { phrases, needs: Int32Array.from(needs) })
  }
  compiled.clear()
}

/** Writes each choice of several words out as a phrase of its own, then compiles. */
function compileLine(name: number, text: string): void {
  const group = text.match(/\([^)]* [^)]*\)/)?.[0]
  if (group === undefined) return compilePlain(name, text)
  for (const choice of choicesOf(group)) compileLine(name, text.replace(group, choice))
}

function compilePlain(name: number, text: string): void {
  const places: Place[] = []
  const first: string[] = []
  let gap = 0
  for (const part of text.match(/\([^)]*\)|\S+/g) ?? []) {
    if (part.startsWith('~')) {
      gap = Number(part.slice(1))
      continue
    }
    const choices = choicesOf(part)
    if (first.length === 0) first.push(...choices.flatMap(wordsOf))
    else places.push({ gap, ...placeOf(choices) })
    gap = 0
  }
  const phrase = { name, rest: places, second: needsOf(places[0]), last: needsOf(places.at(-1)) }
  for (const word of new Set(first)) {
    const hash = hashText(word)
    const known = compiled.get(hash)
    if (known === undefined) compiled.set(hash, [phrase])
    else known.push(phrase)
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
  return { words: Int32Array.from(words), low, high }
}

compile()
