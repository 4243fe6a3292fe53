/** What the convolution sees of a message: per word a row of dense values and a list of sparse ones. */
import { CLASS_NAMES } from '../src/lexicon/classes.ts'
import { ASKED, CAPITAL, CAPITALS, NEW_CLAUSE, NEW_SENTENCE, NUMBER } from '../src/text/tokens.ts'
import { newSentence, readSentence } from '../src/text/sentence.ts'
import { rankOf } from '../src/text/vocabulary.ts'
import type { Example } from './data.ts'
import { BOTS, LABELS } from './linear.ts'

const LOW_BITS = 31
const MARKS = [CAPITAL, CAPITALS, NEW_CLAUSE, NEW_SENTENCE, ASKED, NUMBER]
/** Longest message that is learned from, in words. */
const MAX_LENGTH = 60

export interface ConvInput {
  readonly bot: number
  readonly targets: readonly number[]
  readonly weight: number
  /** Row of the word vector per word, -1 for none. */
  readonly ranks: Int32Array
  readonly sparse: readonly Int32Array[]
  /** Whether the label counts in the loss. */
  readonly id: string
  readonly text: string
}

/** Ids of sparse inputs: classes, marks, unknown, then one for each word that the training data repeats. */
export class SparseIds {
  private readonly ids = new Map<string, number>()
  private readonly counts = new Map<string, number>()
  private readonly minCount: number

  constructor(examples: readonly Example[], minCount: number) {
    this.minCount = minCount
    for (const name of CLASS_NAMES) this.ids.set(`#${name}`, this.ids.size)
    for (const mark of MARKS) this.ids.set(`@${mark}`, this.ids.size)
    this.ids.set('?', this.ids.size)
    for (const e of examples) for (const word of wordsOf(e.text)) this.count(word)
  }

  get size(): number {
    return this.ids.size
  }

  private count(word: string): void {
    const count = (this.counts.get(word) ?? 0) + 1
    this.counts.set(word, count)
    if (count === this.minCount) this.ids.set(word, this.ids.size)
  }

  get(name: string): number | undefined {
    return this.ids.get(name)
  }

  names(): string[] {
    return [...this.ids.keys()]
  }
}

const sentence = newSentence()

function wordsOf(text: string): Set<string> {
  readSentence(text, sentence)
  return new Set(sentence.words.text.slice(0, sentence.words.count))
}

/** Reads one example. */
export function convInput(e: Example, ids: SparseIds, weight = 1): ConvInput {
  readSentence(e.text, sentence)
  const { words } = sentence
  const count = Math.min(words.count, MAX_LENGTH)
  const ranks = new Int32Array(count)
  const sparse: Int32Array[] = []
  for (let i = 0; i < count; i++) {
    const own: number[] = []
    for (let c = 0; c < CLASS_NAMES.length; c++) {
      const bits = c < LOW_BITS ? sentence.low[i]! : sentence.high[i]!
      if ((bits & (1 << (c < LOW_BITS ? c : c - LOW_BITS))) !== 0) own.push(c)
    }
    const marks = words.marks[i]!
    MARKS.forEach(mark => {
      if ((marks & mark) !== 0) own.push(ids.get(`@${mark}`)!)
    })
    const word = words.text[i]!
    const isName = (marks & CAPITAL) !== 0 && sentence.low[i] === 0 && sentence.high[i] === 0
    ranks[i] = isName ? -1 : rankOf(word)
    const known = isName ? undefined : ids.get(word)
    if (known !== undefined) own.push(known)
    else if (ranks[i] === -1) own.push(ids.get('?')!)
    sparse.push(Int32Array.from(own))
  }
  return {
    bot: Math.max(0, BOTS.indexOf(e.currentBot as 'lead')),
    targets: LABELS.map(label => (e[label] ? 1 : 0)),
    weight,
    ranks,
    sparse,
    id: e.id,
    text: e.text,
  }
}
