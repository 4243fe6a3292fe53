import { hashText, mix } from '../text/hash.ts'
import type { Sentence } from '../text/sentence.ts'
import { add, type Features } from './features.ts'

const START = hashText('<start>')
const END = hashText('<end>')
const WORD = 1
const SYMBOL = 2
const SKIP_ONE = 3
const SKIP_TWO = 4
const KIND = 6
const FAR = 7
/** How far apart two words may stand whose symbols make a pair, beyond the sequences. */
const FAR_FROM = 4
const FAR_TO = 7

/**
 * Sequences of one to three words, of their class symbols, with gaps, and pairs that stand apart.
 */
export function addNgrams(sentence: Sentence, out: Features): void {
  const count = sentence.words.count
  addSequences(sentence.hash, count, WORD, out)
  addSequences(sentence.symbol, count, SYMBOL, out)
  addGaps(sentence.symbol, count, out)
  addPairs(sentence.kind, count, out)
  addFar(sentence.symbol, count, out)
}

function addSequences(ids: Int32Array, count: number, kind: number, out: Features): void {
  let second = mix(kind, START)
  let first = second
  for (let i = 0; i <= count; i++) {
    const id = i < count ? ids[i]! : END
    const at = i < count ? i : count - 1
    const one = mix(kind, id)
    if (i < count) add(out, one, i, i)
    const two = mix(first, id)
    add(out, two, i > 0 ? i - 1 : 0, at)
    if (i > 0) add(out, mix(second, id), i > 1 ? i - 2 : 0, at)
    second = two
    first = one
  }
}

function addGaps(ids: Int32Array, count: number, out: Features): void {
  for (let i = 0; i + 2 < count; i++) {
    const one = mix(SKIP_ONE, ids[i]!)
    add(out, mix(one, ids[i + 2]!), i, i + 2)
    if (i + 3 < count) add(out, mix(mix(SKIP_TWO, ids[i]!), ids[i + 3]!), i, i + 3)
  }
}

function addPairs(ids: Int32Array, count: number, out: Features): void {
  let before = mix(KIND, START)
  for (let i = 0; i < count; i++) {
    const one = mix(KIND, ids[i]!)
    add(out, one, i, i)
    add(out, mix(before, ids[i]!), i > 0 ? i - 1 : 0, i)
    before = one
  }
}

function addFar(ids: Int32Array, count: number, out: Features): void {
  for (let i = 0; i + FAR_FROM < count; i++) {
    const one = mix(FAR, ids[i]!)
    const last = Math.min(count - 1, i + FAR_TO)
    for (let k = i + FAR_FROM; k <= last; k++) add(out, mix(one, ids[k]!), i, k)
  }
}
