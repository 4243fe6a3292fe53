/**
 * Log-linear models over hashed features by AdaGrad: one of four intents (none, buyer, seller,
 * both) under each bot, and human and opt-out by themselves. Fixed order, fixed rounds, own
 * exponential: equal data gives equal weights.
 */
import { MAX_FEATURES, newFeatures } from '../src/features/features.ts'
import { addAll } from '../src/features/message.ts'
import { newSentence, readSentence } from '../src/text/sentence.ts'
import type { Example } from './data.ts'
import { exponential, sigmoid } from './exponential.ts'
import { Random } from './random.ts'

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

const sentence = newSentence()
const features = newFeatures()
/** Features do not depend on the bot, so each text is read once. */
const known = new Map<string, Int32Array>()

/** The distinct features of an example. */
export function prepare(example: Example, weight = 1): Prepared {
  return { example, bot: botOf(example), features: featuresOf(example.text), weight }
}

function featuresOf(text: string): Int32Array {
  const found = known.get(text)
  if (found !== undefined) return found
  readSentence(text, sentence)
  addAll(sentence, features)
  const distinct = Int32Array.from(new Set(features.hash.subarray(0, features.count)))
  known.set(text, distinct)
  return distinct
}

export interface LinearOptions {
  readonly rounds: number
  readonly rate: number
  readonly decay: number
  readonly minCount: number
  /** Share of the features that a step leaves out, so that no rare one carries a message alone. */
  readonly dropout: number
  /** The weights are the mean of those after each of the last so many rounds. */
  readonly averaged: number
  /** Most rows that are kept: those with the largest weights, so that the table stays small. */
  readonly mostRows: number
  /** Where chance begins. */
  readonly seed: number
  /**
   * Trainings that differ by chance alone: what a single one says of a message near a threshold is
   * the luck of the draw.
   */
  readonly members: number
}
export const DEFAULTS: LinearOptions = {
  rounds: 20,
  rate: 0.03,
  decay: 0.002,
  minCount: 3,
  dropout: 0.5,
  averaged: 10,
  mostRows: 58_000,
  seed: 0x2545f491,
  members: 3,
}

export interface Linear {
  readonly rows: Map<number, number>
  readonly weights: Float64Array
  readonly bias: Float64Array
}

/**
 * Trains on `examples` in rounds of fixed shuffles, as often as there are `members`; the weights
 * are the mean of theirs.
 */
export function trainLinear(examples: readonly Prepared[], options = DEFAULTS): Linear {
  const { seed, members, mostRows } = options
  const trainings = Array.from({ length: members }, (_, i) =>
    new Trainer(examples, { ...options, seed: seed + i }).run(),
  )
  const mean = trainings[0]!
  mean.weights.set(meanOf(trainings.map(({ weights }) => weights)))
  mean.bias.set(meanOf(trainings.map(({ bias }) => bias)))
  prune(mean, mostRows)
  return mean
}

function meanOf(parts: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(parts[0]!.length)
  for (const part of parts) addShare(part, parts.length, mean)
  return mean
}

class Trainer {
  private readonly model: Linear
  private readonly squares: Float64Array
  private readonly biasSquares = new Float64Array(COLUMNS).fill(1)
  private readonly examples: readonly { readonly e: Prepared; readonly rows: Int32Array }[]
  private readonly options: LinearOptions
  private readonly random: Random
  /** The rows that a step looks at, as places in `weights`. */
  private readonly kept = new Int32Array(MAX_FEATURES)
  private count = 0
  private readonly sums = new Float64Array(COLUMNS)
  private readonly errors = new Float64Array(COLUMNS)
  private readonly columns = new Int32Array(COLUMNS)

  constructor(examples: readonly Prepared[], options: LinearOptions) {
    this.options = options
    this.random = new Random(options.seed)
    const rows = rowsOf(examples, options.minCount)
    this.examples = examples.map(e => ({ e, rows: placesOf(e.features, rows) }))
    const weights = new Float64Array(rows.size * COLUMNS)
    this.model = { rows, weights, bias: new Float64Array(COLUMNS) }
    this.squares = new Float64Array(weights.length).fill(0.05)
  }

  run(): Linear {
    const order = this.examples.map((_, i) => i)
    const { rounds, averaged } = this.options
    const { weights, bias } = this.model
    const [meanWeights, meanBias] = [new Float64Array(weights.length), new Float64Array(COLUMNS)]
    for (let round = 0; round < rounds; round++) {
      for (let i = order.length - 1; i > 0; i--) {
        const k = this.random.below(i + 1)
        const other = order[i]!
        order[i] = order[k]!
        order[k] = other
      }
      for (const at of order) {
        const { e, rows } = this.examples[at]!
        this.thin(rows)
        this.step(e)
      }
      if (round < rounds - averaged) continue
      addShare(weights, averaged, meanWeights)
      addShare(bias, averaged, meanBias)
    }
    weights.set(meanWeights)
    bias.set(meanBias)
    return this.model
  }

  /** Leaves out a share of the features by chance. */
  private thin(rows: Int32Array): void {
    const limit = Math.floor(this.options.dropout * Random.RANGE)
    this.count = 0
    for (let i = 0; i < rows.length; i++)
      if (this.random.next() >= limit) this.kept[this.count++] = rows[i]! * COLUMNS
  }

  private step({ example, bot, weight }: Prepared): void {
    const { sums, errors } = this
    const cross = INTENTS * (1 + bot)
    this.sumUp()
    const intent = (example.buyer ? 1 : 0) + (example.seller ? 2 : 0)
    let most = Number.NEGATIVE_INFINITY
    for (let k = 0; k < INTENTS; k++) most = Math.max(most, sums[k]! + sums[cross + k]!)
    let total = 0
    for (let k = 0; k < INTENTS; k++) {
      errors[k] = exponential(sums[k]! + sums[cross + k]! - most)
      total += errors[k]!
    }
    let active = 0
    for (let k = 0; k < INTENTS; k++) {
      const error = (errors[k]! / total - (k === intent ? 1 : 0)) * weight
      errors[k] = error
      errors[cross + k] = error
      if (error > -LEAST_ERROR && error < LEAST_ERROR) continue
      this.columns[active++] = k
      this.columns[active++] = cross + k
    }
    errors[HUMAN] = (sigmoid(sums[HUMAN]!) - (example.human ? 1 : 0)) * weight
    errors[OPT_OUT] = (sigmoid(sums[OPT_OUT]!) - (example.optOut ? 1 : 0)) * weight
    for (const k of [HUMAN, OPT_OUT])
      if (errors[k]! <= -LEAST_ERROR || errors[k]! >= LEAST_ERROR) this.columns[active++] = k
    this.learn(active)
  }

  private sumUp(): void {
    const { sums, kept, count } = this
    const { weights, bias } = this.model
    sums.set(bias)
    for (let i = 0; i < count; i++) {
      const at = kept[i]!
      for (let k = 0; k < COLUMNS; k++) sums[k]! += weights[at + k]!
    }
  }

  /** Moves the weights of the first `active` columns that are listed. */
  private learn(active: number): void {
    const { errors, columns, kept, count, squares, biasSquares } = this
    const { weights, bias } = this.model
    const { rate, decay } = this.options
    for (let c = 0; c < active; c++) {
      const column = columns[c]!
      const error = errors[column]!
      biasSquares[column]! += error * error
      bias[column]! -= (rate * error) / Math.sqrt(biasSquares[column]!)
      for (let i = 0; i < count; i++) {
        const at = kept[i]! + column
        const gradient = error + decay * weights[at]!
        const square = squares[at]! + gradient * gradient
        squares[at] = square
        weights[at]! -= (rate * gradient) / Math.sqrt(square)
      }
    }
  }
}

function addShare(from: Float64Array, parts: number, to: Float64Array): void {
  for (let i = 0; i < from.length; i++) to[i]! += from[i]! / parts
}

/** Empties all rows but the `most` with the largest weights. */
function prune({ rows, weights }: Linear, most: number): void {
  const largest = (row: number): number =>
    Math.max(...shippedRow(weights, row * COLUMNS).map(w => (w < 0 ? -w : w)))
  const sized = [...rows.values()].map(row => ({ row, size: largest(row) }))
  sized.sort((a, b) => b.size - a.size || a.row - b.row)
  for (const { row } of sized.slice(most)) weights.fill(0, row * COLUMNS, (row + 1) * COLUMNS)
}

function placesOf(features: Int32Array, rows: ReadonlyMap<number, number>): Int32Array {
  const out: number[] = []
  for (const feature of features) {
    const row = rows.get(feature)
    if (row !== undefined) out.push(row)
  }
  return Int32Array.from(out)
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

/**
 * What a model says of an example: buyer, seller and both against none, human, opt-out, as
 * log-odds.
 */
export function scoreLinear(model: Linear, e: Prepared): number[] {
  const rows = placesOf(e.features, model.rows)
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
