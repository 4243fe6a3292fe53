/**
 * A convolution over words: filters that look at three or five words each, their strongest answer anywhere in the
 * message, one hidden layer, four labels. Adam, fixed order and seed, own exponential.
 */
import { readFileSync } from 'node:fs'
import type { ConvInput } from './conv-input.ts'
import { sigmoid } from './exponential.ts'

const vectors = JSON.parse(
  readFileSync(new URL('../src/weights/vectors.json', import.meta.url), 'utf8'),
) as { dimensions: number; data: string }
export const DENSE = vectors.dimensions
const dense = new Int8Array(Buffer.from(vectors.data, 'base64'))
const DENSE_SCALE = 1 / 64

export interface ConvOptions {
  readonly narrow: number
  readonly wide: number
  readonly hidden: number
  readonly rounds: number
  readonly rate: number
  readonly decay: number
  readonly dropout: number
  readonly wordDropout: number
  readonly seed: number
}
export const CONV: ConvOptions = {
  narrow: 40,
  wide: 24,
  hidden: 24,
  rounds: 12,
  rate: 0.002,
  decay: 0.0004,
  dropout: 0.35,
  wordDropout: 0.08,
  seed: 1,
}

const LABEL_COUNT = 4
const BOT_COUNT = 3

/** A weight block with its Adam state. */
class Block {
  readonly w: Float64Array
  readonly g: Float64Array
  private readonly m: Float64Array
  private readonly v: Float64Array
  constructor(size: number) {
    this.w = new Float64Array(size)
    this.g = new Float64Array(size)
    this.m = new Float64Array(size)
    this.v = new Float64Array(size)
  }
  step(rate: number, decay: number, c1: number, c2: number): void {
    const { w, g, m, v } = this
    for (let i = 0; i < w.length; i++) this.one(i, rate, decay, c1, c2)
    void w
    void g
    void m
    void v
  }
  one(i: number, rate: number, decay: number, c1: number, c2: number): void {
    const g = this.g[i]!
    const m = 0.9 * this.m[i]! + 0.1 * g
    const v = 0.999 * this.v[i]! + 0.001 * g * g
    this.m[i] = m
    this.v[i] = v
    this.w[i]! -= rate * (m / c1 / (Math.sqrt(v / c2) + 1e-8) + decay * this.w[i]! * 10)
    this.g[i] = 0
  }
}

export class Conv {
  readonly filters: number
  /** Outputs of one word: three positions of each narrow filter, five of each wide one. */
  readonly width: number
  readonly sparse: Block
  readonly dense: Block
  readonly bias: Block
  readonly hidden: Block
  readonly hiddenBias: Block
  readonly out: Block
  readonly outBias: Block
  readonly o: ConvOptions
  private seed: number
  private steps = 0

  constructor(sparseCount: number, o: ConvOptions) {
    this.o = o
    this.seed = o.seed * 7919 + 13
    this.filters = o.narrow + o.wide
    this.width = o.narrow * 3 + o.wide * 5
    this.sparse = this.random(sparseCount * this.width, 0.12)
    this.dense = this.random(DENSE * this.width, 0.1)
    this.bias = this.random(BOT_COUNT * this.filters, 0.02)
    this.hidden = this.random(o.hidden * this.filters, 0.2)
    this.hiddenBias = this.random(BOT_COUNT * o.hidden, 0.05)
    this.out = this.random(LABEL_COUNT * o.hidden, 0.25)
    this.outBias = this.random(BOT_COUNT * LABEL_COUNT, 0.01)
  }

  private next(): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) | 0
    return (this.seed >>> 8) / 16777216
  }

  private random(size: number, spread: number): Block {
    const block = new Block(size)
    for (let i = 0; i < size; i++)
      block.w[i] = (this.next() + this.next() + this.next() - 1.5) * spread
    return block
  }

  train(inputs: readonly ConvInput[]): this {
    const order = inputs.map((_, i) => i)
    const batch = 16
    for (let round = 0; round < this.o.rounds; round++) {
      for (let i = order.length - 1; i > 0; i--) {
        const k = Math.floor(this.next() * (i + 1))
        const t = order[i]!
        order[i] = order[k]!
        order[k] = t
      }
      const rate = this.o.rate * (round < this.o.rounds * 0.5 ? 1 : round < this.o.rounds * 0.8 ? 0.4 : 0.12)
      for (let from = 0; from < order.length; from += batch) {
        this.touched.clear()
        for (let i = from; i < Math.min(from + batch, order.length); i++)
          this.example(inputs[order[i]!]!, true)
        this.apply(rate)
      }
    }
    return this
  }

  private readonly touched = new Set<number>()

  private apply(rate: number): void {
    this.steps++
    const c1 = 1 - power(0.9, this.steps)
    const c2 = 1 - power(0.999, this.steps)
    for (const row of this.touched)
      for (let k = 0; k < this.width; k++)
        this.sparse.one(row * this.width + k, rate, this.o.decay * 3, c1, c2)
    const { decay } = this.o
    this.dense.step(rate, decay, c1, c2)
    this.bias.step(rate, 0, c1, c2)
    this.hidden.step(rate, decay, c1, c2)
    this.hiddenBias.step(rate, 0, c1, c2)
    this.out.step(rate, decay, c1, c2)
    this.outBias.step(rate, 0, c1, c2)
  }

  private readonly z = new Float64Array(LABEL_COUNT)

  score(input: ConvInput): number[] {
    this.example(input, false)
    return [...this.z]
  }

  /** Forward, and when learning backward, for one message. */
  private example(e: ConvInput, learn: boolean): void {
    const { filters, width } = this
    const { narrow, hidden } = this.o
    const n = e.ranks.length
    const rows = new Float64Array(n * width)
    const kept = new Uint8Array(n).fill(1)
    for (let t = 0; t < n; t++) {
      if (learn && this.next() < this.o.wordDropout) kept[t] = 0
      const base = t * width
      if (kept[t] === 0) continue
      for (const s of e.sparse[t]!) {
        const from = s * width
        for (let k = 0; k < width; k++) rows[base + k]! += this.sparse.w[from + k]!
      }
      const rank = e.ranks[t]!
      if (rank < 0) continue
      for (let d = 0; d < DENSE; d++) {
        const x = dense[rank * DENSE + d]! * DENSE_SCALE
        const from = d * width
        for (let k = 0; k < width; k++) rows[base + k]! += x * this.dense.w[from + k]!
      }
    }
    const best = new Float64Array(filters)
    const at = new Int32Array(filters).fill(-1)
    for (let f = 0; f < filters; f++) {
      const size = f < narrow ? 3 : 5
      const half = size >> 1
      const column = f < narrow ? f * 3 : narrow * 3 + (f - narrow) * 5
      const b = this.bias.w[e.bot * filters + f]!
      for (let t = 0; t < n; t++) {
        let sum = b
        for (let p = 0; p < size; p++) {
          const w = t + p - half
          if (w >= 0 && w < n) sum += rows[w * width + column + p]!
        }
        if (sum > best[f]!) {
          best[f] = sum
          at[f] = t
        }
      }
    }
    const mask = new Float64Array(filters).fill(1)
    if (learn)
      for (let f = 0; f < filters; f++)
        mask[f] = this.next() < this.o.dropout ? 0 : 1 / (1 - this.o.dropout)
    const h = new Float64Array(hidden)
    for (let j = 0; j < hidden; j++) {
      let sum = this.hiddenBias.w[e.bot * hidden + j]!
      for (let f = 0; f < filters; f++) sum += this.hidden.w[j * filters + f]! * best[f]! * mask[f]!
      h[j] = sum > 0 ? sum : 0.05 * sum
    }
    for (let l = 0; l < LABEL_COUNT; l++) {
      let sum = this.outBias.w[e.bot * LABEL_COUNT + l]!
      for (let j = 0; j < hidden; j++) sum += this.out.w[l * hidden + j]! * h[j]!
      this.z[l] = sum
    }
    if (!learn) return
    const dh = new Float64Array(hidden)
    for (let l = 0; l < LABEL_COUNT; l++) {
      const y = e.targets[l]!
      if (y < 0) continue
      const d = ((sigmoid(this.z[l]!) - (y * 0.98 + 0.01)) * e.weight) / 16
      this.outBias.g[e.bot * LABEL_COUNT + l]! += d
      for (let j = 0; j < hidden; j++) {
        this.out.g[l * hidden + j]! += d * h[j]!
        dh[j]! += d * this.out.w[l * hidden + j]!
      }
    }
    const df = new Float64Array(filters)
    for (let j = 0; j < hidden; j++) {
      const d = h[j]! > 0 ? dh[j]! : 0.05 * dh[j]!
      this.hiddenBias.g[e.bot * hidden + j]! += d
      for (let f = 0; f < filters; f++) {
        this.hidden.g[j * filters + f]! += d * best[f]! * mask[f]!
        df[f]! += d * this.hidden.w[j * filters + f]! * mask[f]!
      }
    }
    const dRows = new Float64Array(n * width)
    const used = new Uint8Array(n)
    for (let f = 0; f < filters; f++) {
      if (at[f]! < 0 || df[f] === 0) continue
      const size = f < narrow ? 3 : 5
      const half = size >> 1
      const column = f < narrow ? f * 3 : narrow * 3 + (f - narrow) * 5
      this.bias.g[e.bot * filters + f]! += df[f]!
      for (let p = 0; p < size; p++) {
        const w = at[f]! + p - half
        if (w < 0 || w >= n || kept[w] === 0) continue
        dRows[w * width + column + p]! += df[f]!
        used[w] = 1
      }
    }
    for (let t = 0; t < n; t++) {
      if (used[t] === 0) continue
      const base = t * width
      for (const s of e.sparse[t]!) {
        this.touched.add(s)
        const from = s * width
        for (let k = 0; k < width; k++) this.sparse.g[from + k]! += dRows[base + k]!
      }
      const rank = e.ranks[t]!
      if (rank < 0) continue
      for (let k = 0; k < width; k++) {
        const d = dRows[base + k]!
        if (d === 0) continue
        for (let q = 0; q < DENSE; q++)
          this.dense.g[q * width + k]! += d * dense[rank * DENSE + q]! * DENSE_SCALE
      }
    }
  }
}

function power(base: number, exponent: number): number {
  let out = 1
  for (let i = 0; i < exponent && out > 1e-12; i++) out *= base
  return out
}
