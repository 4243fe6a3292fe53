/**
 * Logistic regression over hashed features by AdaGrad. Fixed order, fixed rounds, own exponential: equal data gives
 * equal weights. One row per feature: four labels, then buyer and seller once more for each bot.
 */

import { newFeatures } from '../src/features/features.ts'
import { addAll } from '../src/features/message.ts'
import { newSentence, readSentence } from '../src/text/sentence.ts'
import type { Example } from './data.ts'
import { sigmoid } from './exponential.ts'

export const COLUMNS = 10
export const LABELS = ['buyer', 'seller', 'human', 'optOut'] as const
export type Label = (typeof LABELS)[number]
export const BOTS = ['lead', 'buyer', 'seller'] as const

export interface Prepared {
  readonly example: Example
  readonly bot: number
  readonly features: Int32Array
  readonly weight: number
}

/** The distinct features of an example. */
export function prepare(example: Example, weight = 1): Prepared {
  const sentence = newSentence()
  const features = newFeatures()
  readSentence(example.text, sentence)
  addAll(sentence, features)
  const distinct = new Set<number>()
  for (let i = 0; i < features.count; i++) distinct.add(features.hash[i]!)
  const bot = Math.max(0, BOTS.indexOf(example.currentBot as 'lead'))
  return { example, bot, features: Int32Array.from(distinct), weight }
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
  decay: 0.00002,
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
  const rows = rowsOf(examples, options.minCount)
  const indexed = examples.map(e => ({
    e,
    rows: Int32Array.from([...e.features].filter(f => rows.has(f)).map(f => rows.get(f)!)),
  }))
  const model: Linear = {
    rows,
    weights: new Float64Array(rows.size * COLUMNS),
    bias: new Float64Array(COLUMNS).fill(0),
  }
  const squares = new Float64Array(model.weights.length).fill(0.05)
  const biasSquares = new Float64Array(COLUMNS).fill(1)
  let seed = 12345
  const order = indexed.map((_, i) => i)
  for (let round = 0; round < options.rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
      const k = seed % (i + 1)
      const t = order[i]!
      order[i] = order[k]!
      order[k] = t
    }
    for (const at of order) {
      const { e, rows: all } = indexed[at]!
      const kept = all.filter(() => {
        seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
        return (seed >>> 8) % 1000 >= options.dropout * 1000
      })
      step(model, { e, rows: kept }, squares, biasSquares, options)
    }
  }
  return model
}

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

function step(
  model: Linear,
  { e, rows }: { e: Prepared; rows: Int32Array },
  squares: Float64Array,
  biasSquares: Float64Array,
  options: LinearOptions,
): void {
  const { weights, bias } = model
  for (let label = 0; label < 4; label++) {
    const cross = label < 2 ? 4 + e.bot * 2 + label : -1
    let z = bias[label]! + (cross < 0 ? 0 : bias[cross]!)
    for (const r of rows) {
      z += weights[r * COLUMNS + label]!
      if (cross >= 0) z += weights[r * COLUMNS + cross]!
    }
    const error = (sigmoid(z) - (e.example[LABELS[label]!] ? 1 : 0)) * e.weight
    biasSquares[label]! += error * error
    bias[label]! -= (options.rate * error) / Math.sqrt(biasSquares[label]!)
    if (cross >= 0) {
      biasSquares[cross]! += error * error
      bias[cross]! -= (options.rate * error) / Math.sqrt(biasSquares[cross]!)
    }
    for (const r of rows) {
      update(weights, squares, r * COLUMNS + label, error, options)
      if (cross >= 0) update(weights, squares, r * COLUMNS + cross, error, options)
    }
  }
}

function update(
  weights: Float64Array,
  squares: Float64Array,
  at: number,
  error: number,
  { rate, decay }: LinearOptions,
): void {
  const w = weights[at]!
  const gradient = error + decay * w * 100
  squares[at]! += gradient * gradient
  weights[at] = w - (rate * gradient) / Math.sqrt(squares[at]!)
}

/** Log-odds of the four labels. */
export function scoreLinear(model: Linear, e: Prepared): number[] {
  return LABELS.map((_, label) => {
    const cross = label < 2 ? 4 + e.bot * 2 + label : -1
    let z = model.bias[label]! + (cross < 0 ? 0 : model.bias[cross]!)
    for (const f of e.features) {
      const r = model.rows.get(f)
      if (r === undefined) continue
      z += model.weights[r * COLUMNS + label]!
      if (cross >= 0) z += model.weights[r * COLUMNS + cross]!
    }
    return z
  })
}
