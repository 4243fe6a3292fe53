/** Platt's fit of out-of-fold log-odds, as a table from integer sums to scores in 1/10,000. */

import type { Example } from './data.ts'
import { sigmoid } from './exponential.ts'
import { LABELS } from './linear.ts'

const KNOTS = 64
const WIDEST = 8
const ROUNDS = 400

export function calibrate(
  examples: readonly Example[],
  outside: readonly (readonly number[])[],
  scale: number,
): { at: number[]; score: number[] }[] {
  return LABELS.map((label, k) => {
    const xs = outside.map(z => z[k]!)
    const ys = examples.map(e => (e[label] ? 1 : 0))
    const { slope, shift } = platt(xs, ys)
    const at: number[] = []
    const score: number[] = []
    for (let i = 0; i <= KNOTS; i++) {
      const odds = ((i / KNOTS) * 2 - 1) * WIDEST
      at.push(Math.round(((odds - shift) / slope) * scale))
      score.push(Math.round(sigmoid(odds) * 10_000))
    }
    return { at, score }
  })
}

/** Newton's method on slope and shift. */
export function platt(
  xs: readonly number[],
  ys: readonly number[],
): { slope: number; shift: number } {
  let slope = 1
  let shift = 0
  for (let round = 0; round < ROUNDS; round++) {
    let gs = 0
    let gb = 0
    let hss = 1e-6
    let hsb = 0
    let hbb = 1e-6
    for (let i = 0; i < xs.length; i++) {
      const p = sigmoid(slope * xs[i]! + shift)
      const d = p - ys[i]!
      const h = p * (1 - p)
      gs += d * xs[i]!
      gb += d
      hss += h * xs[i]! * xs[i]!
      hsb += h * xs[i]!
      hbb += h
    }
    const det = hss * hbb - hsb * hsb
    slope -= (0.5 * (hbb * gs - hsb * gb)) / det
    shift -= (0.5 * (hss * gb - hsb * gs)) / det
    if (slope < 0.05) slope = 0.05
  }
  return { slope, shift }
}
