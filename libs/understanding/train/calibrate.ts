/**
 * From raw scores to probabilities, per label and bot: Platt's fit on scores of unseen messages,
 * then aligned so that the score where a route opens is the one at which precision and recall,
 * measured on unseen messages, suit their targets.
 */
import type { Example } from './data.ts'
import { sigmoid } from './exponential.ts'
import { BOTS, botOf, LABELS, type Label } from './linear.ts'
import { threshold } from './measure.ts'

const KNOTS = 96
const CERTAIN = 10_000
const WIDEST = 9
/**
 * Messages of the seed are nearest to the field, those in its style next; the rest were chosen
 * because they are hard.
 */
const SEED_WEIGHT = 4
const STYLE_WEIGHT = 1
const HARD_WEIGHT = 0.3
const PRECISION_TARGET: Readonly<Record<Label, number>> = {
  buyer: 0.95,
  seller: 0.95,
  human: 0.95,
  optOut: 0.95,
}
/**
 * Of a wish for a person, and of an end of messages, more is found: to miss one costs more than to
 * hear one too many.
 */
const RECALL_TARGET: Readonly<Record<Label, number>> = {
  buyer: 0.9,
  seller: 0.9,
  human: 0.97,
  optOut: 0.92,
}

export interface Table {
  readonly at: readonly number[]
  readonly score: readonly number[]
}

interface Row {
  readonly x: number
  readonly yes: boolean
  readonly weight: number
  readonly bot: number
}

/** Tables of each label for each bot. */
export function calibrate(
  examples: readonly Example[],
  raw: readonly (readonly number[])[],
): Table[][] {
  return LABELS.map((label, k) => {
    const rows = examples.map((e, i) => ({
      x: oddsOf(raw[i]![k]!),
      yes: e[label],
      weight: weightOf(e),
      bot: botOf(e),
    }))
    const fits = BOTS.map((_, bot) =>
      platt(k < 2 ? rows.map(r => (r.bot === bot ? r : { ...r, weight: r.weight * 0.2 })) : rows),
    )
    const cut = bestCut(rows, fits, label)
    return BOTS.map((bot, i) => tableOf(fits[i]!, cut, threshold(label, bot) / CERTAIN))
  })
}

function weightOf({ id }: Example): number {
  if (/^d\d/.test(id)) return SEED_WEIGHT
  return /^[p-vx]\d/.test(id) ? STYLE_WEIGHT : HARD_WEIGHT
}

/** Log-odds of a raw score. */
function oddsOf(raw: number): number {
  const p = (raw + 0.5) / (CERTAIN + 1)
  return logarithm(p / (1 - p))
}

/**
 * The natural logarithm by Newton's method on our own exponential; the same bits on every machine.
 */
function logarithm(x: number): number {
  let low = -20
  let high = 20
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (sigmoid(middle) < x / (1 + x)) low = middle
    else high = middle
  }
  return (low + high) / 2
}

interface Fit {
  readonly slope: number
  readonly shift: number
}

/** Newton's method on slope and shift. */
function platt(rows: readonly Row[]): Fit {
  let slope = 1
  let shift = 0
  for (let round = 0; round < 100; round++) {
    let [gs, gb, hss, hsb, hbb] = [0, 0, 0.001, 0, 0.001]
    for (const { x, yes, weight } of rows) {
      const p = sigmoid(slope * x + shift)
      const d = (p - (yes ? 1 : 0)) * weight
      const h = p * (1 - p) * weight
      gs += d * x
      gb += d
      hss += h * x * x
      hsb += h * x
      hbb += h
    }
    const det = hss * hbb - hsb * hsb
    slope -= (0.5 * (hbb * gs - hsb * gb)) / det
    shift -= (0.5 * (hss * gb - hsb * gs)) / det
  }
  return { slope, shift }
}

/**
 * The probability at which precision and recall are both furthest above, or least below, their
 * targets.
 */
function bestCut(rows: readonly Row[], fits: readonly Fit[], label: Label): number {
  const scored = rows
    .map(r => ({ ...r, p: sigmoid(fits[r.bot]!.slope * r.x + fits[r.bot]!.shift) }))
    .sort((a, b) => b.p - a.p)
  const positive = scored.reduce((sum, r) => sum + (r.yes ? r.weight : 0), 0)
  let hit = 0
  let said = 0
  let best = Number.NEGATIVE_INFINITY
  let cut = 0.5
  for (const { p, yes, weight } of scored) {
    said += weight
    if (yes) hit += weight
    const over = hit / said - PRECISION_TARGET[label]
    const margin = Math.min(over, hit / positive - RECALL_TARGET[label])
    if (margin <= best) continue
    best = margin
    cut = p
  }
  return cut
}

function tableOf({ slope, shift }: Fit, cut: number, opens: number): Table {
  const at: number[] = []
  const score: number[] = []
  for (let i = 0; i <= KNOTS; i++) {
    const odds = ((i / KNOTS) * 2 - 1) * WIDEST
    const raw = Math.round(sigmoid(odds) * CERTAIN)
    const p = sigmoid(slope * odds + shift)
    const aligned = p < cut ? (p / cut) * opens : opens + ((p - cut) / (1 - cut)) * (1 - opens)
    if (at.at(-1) === raw) continue
    at.push(raw)
    score.push(Math.round(aligned * CERTAIN))
  }
  return { at, score }
}
