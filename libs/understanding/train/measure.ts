import type { Example } from './data.ts'
import { LABELS, type Label } from './linear.ts'

/** An example and its four scores in 1/10,000. */
export interface Scored {
  readonly example: Example
  readonly scores: readonly number[]
}

export interface Counts {
  readonly hit: number
  readonly extra: number
  readonly missed: number
}

/**
 * The least score that counts as a yes: that at which the shipped policy takes the route from the
 * present bot, calls a person or ends messages (`measure.test.ts` compares them).
 */
export function threshold(label: Label, bot: string): number {
  if (label === 'buyer' && bot === 'seller') return 6_000
  if (label === 'seller' && bot === 'buyer') return 8_000
  return label === 'human' || label === 'optOut' ? 5_000 : 7_000
}

export function count(scored: readonly Scored[], label: Label): Counts {
  let hit = 0
  let extra = 0
  let missed = 0
  for (const { example, scores } of scored) {
    const said = scores[LABELS.indexOf(label)]! >= threshold(label, example.currentBot)
    if (said && example[label]) hit++
    else if (said) extra++
    else if (example[label]) missed++
  }
  return { hit, extra, missed }
}

export function line(label: Label, { hit, extra, missed }: Counts): string {
  const precision = hit + extra === 0 ? 1 : hit / (hit + extra)
  const recall = hit + missed === 0 ? 1 : hit / (hit + missed)
  const figures = `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}`
  return `  ${label.padEnd(7)} ${figures}  hit ${hit}, extra ${extra}, missed ${missed}`
}

const BINS = 10

/**
 * Expected calibration error: how far the mean score of a bin stands off its share of yes, weighted
 * by size.
 */
export function calibrationError(scored: readonly Scored[], label: Label): number {
  let sum = 0
  for (const bin of bins(scored, label)) sum += bin.count * Math.abs(bin.mean - bin.share)
  return sum / scored.length
}

export interface Bin {
  readonly count: number
  readonly mean: number
  readonly share: number
}

/** Ten bins of equal width that hold anything. */
export function bins(scored: readonly Scored[], label: Label): Bin[] {
  const k = LABELS.indexOf(label)
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = scored.filter(
      s => Math.min(BINS - 1, Math.floor((s.scores[k]! * BINS) / 10_000)) === bin,
    )
    const total = inside.reduce((sum, s) => sum + s.scores[k]! / 10_000, 0)
    const yes = inside.filter(s => s.example[label]).length
    return { count: inside.length, mean: total / inside.length, share: yes / inside.length }
  }).filter(bin => bin.count > 0)
}
