/**
 * Log-linear models over hashed features by AdaGrad: one of four intents (none, buyer, seller, both) under each bot, and
 * human and opt-out by themselves. Fixed order, fixed rounds, own exponential: equal data gives equal weights.
 */
import { newFeatures } from '../src/features/features.ts'
import { addAll } from '../src/features/message.ts'
import { newSentence, readSentence } from '../src/text/sentence.ts'
import type { Example } from './data.ts'
import { exponential, sigmoid } from './exponential.ts'

export const LABELS = ['buyer', 'seller', 'human', 'optOut'] as const
export type Label = (typeof LABELS)[number]
export const BOTS = ['lead', 'buyer', 'seller'] as const
export const INTENTS = 4

/** Columns of a row: four intents for all bots, four for each bot, human, opt-out. */
const HUMAN = INTENTS * (1 + BOTS.length)
const OPT_OUT = HUMAN + 1
export const COLUMNS = OPT_OUT + 1
/** Steps smaller than this change nothing that is shipped. */
const LEAST_ERROR = 0.0001

export interface Prepared {
  readonly example: Example
  readonly bot: number
  readonly features: Int32Array
  readonly weight: number
}

export function botOf(example: Example): number {
  return Math.max(0, BOTS.indexOf(example.currentBot as 'lead'))
}

/** The distinct features of an example. */
export function prepare(example: Example, weight = 1): Prepared {
  const sentence = newSentence()
  const features = newFeatures()
  readSentence(example.text, sentence)
  addAll(sentence, features)
  const distinct = new Set(features.hash.subarray(0, features.count))
  return { example, bot: botOf(example), features: Int32Array.from(distinct), weight }
}

export interface LinearOptions {
  readonly rounds: number
  readonly rate: number
  readonly decay: number
  readonly minCount: number
  /** Share of the features that a step leaves out, so that no rare one carries a message alone. */
  readonly dropout: number
}
export const DEFAULTS: LinearOptions = {
  rounds: 14,
  rate: 0.03,
  decay: 0.002,
  minCount: 2,
  dropout: 0.5,
}

export interface Linear {
  readonly rows: Map<number, number>
  readonly weights: Float64Array
  readonly bias: Float64Array
}

/** Trains on `examples` in rounds of a fixed shuffle. */
export function trainLinear(examples: readonly Prepared[], options = DEFAULTS): Linear {
  return new Trainer(examples, options).run()
}

class Trainer {
  private readonly model: Linear
  private readonly squares: Float64Array
  private readonly biasSquares = new Float64Array(COLUMNS).fill(1)
  private readonly examples: readonly { readonly e: Prepared; readonly rows: Int32Array }[]
  private readonly options: LinearOptions
  private seed = 12345

  constructor(examples: readonly Prepared[], options: LinearOptions) {
    this.options = options
    const rows = rowsOf(examples, options.minCount)
    this.examples = examples.map(e => ({
      e,
      rows: e.features.filter(f => rows.has(f)).map(f => rows.get(f)!),
    }))
    const weights = new Float64Array(rows.size * COLUMNS)
    this.model = { rows, weights, bias: new Float64Array(COLUMNS) }
    this.squares = new Float64Array(weights.length).fill(0.05)
  }

  run(): Linear {
    const order = this.examples.map((_, i) => i)
    for (let round = 0; round < this.options.rounds; round++) {
      for (let i = order.length - 1; i > 0; i--) {
        const k = this.next() % (i + 1)
        const kept = order[i]!
        order[i] = order[k]!
        order[k] = kept
      }
      for (const at of order) this.step(this.examples[at]!.e, this.thinned(this.examples[at]!.rows))
    }
    return this.model
  }

  private next(): number {
    this.seed = (Math.imul(this.seed, 1103515245) + 12345) & 0x7fffffff
    return this.seed >>> 8
  }

  private thinned(rows: Int32Array): Int32Array {
    const limit = this.options.dropout * 1000
    return rows.filter(() => this.next() % 1000 >= limit)
  }

  private step(e: Prepared, rows: Int32Array): void {
    const intent = (e.example.buyer ? 1 : 0) + (e.example.seller ? 2 : 0)
    const shares = intentShares(sumsOf(this.model, rows, e.bot))
    for (let k = 0; k < INTENTS; k++) {
      const error = (shares[k]! - (k === intent ? 1 : 0)) * e.weight
      this.learn(k, error, rows)
      this.learn(INTENTS * (1 + e.bot) + k, error, rows)
    }
    this.learnAlone(HUMAN, e.example.human, e.weight, rows)
    this.learnAlone(OPT_OUT, e.example.optOut, e.weight, rows)
  }

  private learnAlone(column: number, holds: boolean, weight: number, rows: Int32Array): void {
    const z = sumOf(this.model, rows, column)
    this.learn(column, (sigmoid(z) - (holds ? 1 : 0)) * weight, rows)
  }

  private learn(column: number, error: number, rows: Int32Array): void {
    if (error < LEAST_ERROR && error > -LEAST_ERROR) return
    const { weights, bias } = this.model
    const { rate, decay } = this.options
    this.biasSquares[column]! += error * error
    bias[column]! -= (rate * error) / Math.sqrt(this.biasSquares[column]!)
    for (const row of rows) {
      const at = row * COLUMNS + column
      const gradient = error + decay * weights[at]!
      this.squares[at]! += gradient * gradient
      weights[at]! -= (rate * gradient) / Math.sqrt(this.squares[at]!)
    }
  }
}

/** Features of at least `minCount` texts as written. */
function rowsOf(examples: readonly Prepared[], minCount: number): Map<number, number> {
  const counts = new Map<number, number>()
  const texts = new Set<string>()
  for (const { features, example } of examples) {
    if (texts.has(example.text) || example.id.includes('+')) continue
    texts.add(example.text)
    for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1)
  }
  const rows = new Map<number, number>()
  for (const [f, count] of counts) if (count >= minCount) rows.set(f, rows.size)
  return rows
}

function sumOf({ weights, bias }: Linear, rows: Int32Array, column: number): number {
  let z = bias[column]!
  for (const row of rows) z += weights[row * COLUMNS + column]!
  return z
}

/** Sums of the four intents under a bot. */
function sumsOf(model: Linear, rows: Int32Array, bot: number): number[] {
  const from = INTENTS * (1 + bot)
  return [0, 1, 2, 3].map(k => sumOf(model, rows, k) + sumOf(model, rows, from + k))
}

function intentShares(sums: readonly number[]): number[] {
  const most = Math.max(...sums)
  const powers = sums.map(z => exponential(z - most))
  const total = powers.reduce((sum, x) => sum + x, 0)
  return powers.map(x => x / total)
}

/** What a model says of an example: buyer, seller and both against none, human, opt-out, as log-odds. */
export function scoreLinear(model: Linear, e: Prepared): number[] {
  const rows = e.features.filter(f => model.rows.has(f)).map(f => model.rows.get(f)!)
  const [none = 0, buyer = 0, seller = 0, both = 0] = sumsOf(model, rows, e.bot)
  const human = sumOf(model, rows, HUMAN)
  const optOut = sumOf(model, rows, OPT_OUT)
  return [buyer - none, seller - none, both - none, human, optOut]
}

/** The weights as they ship: buyer, seller and both under each bot, human, opt-out. */
export const SHIPPED_COLUMNS = 3 * BOTS.length + 2

export function shippedRow(weights: Float64Array, from: number): number[] {
  const out: number[] = []
  for (let bot = 0; bot < BOTS.length; bot++) {
    const cross = from + INTENTS * (1 + bot)
    const none = weights[from]! + weights[cross]!
    for (let k = 1; k < INTENTS; k++) out.push(weights[from + k]! + weights[cross + k]! - none)
  }
  out.push(weights[from + HUMAN]!, weights[from + OPT_OUT]!)
  return out
}
