import type { Features } from '../features/features.ts'
import type { Evidence, Score } from '../reading.ts'
import { MAX_WORDS, type Words } from '../text/tokens.ts'
import { weightOf } from './linear.ts'

/** Most spans that are named for one label. */
const MAX_SPANS = 3
/** A word must carry this share of the strongest word's weight to stand in a span, in 1/10,000. */
const MIN_SHARE = 3_000
const WHOLE = 10_000

/** What each word carries, as whole numbers: exact, whatever the order of the features. */
const carried = new Float64Array(MAX_WORDS + 1)
/** A weight is spread over so many parts, which most lengths of a span divide. */
const PARTS = 720_720
const partOf = Float64Array.from({ length: MAX_WORDS + 1 }, (_, words) => Math.floor(PARTS / words))

/**
 * The spans of the text that spoke most for a label, strongest first; weights are shares of all
 * that spoke for it.
 */
export function evidenceFor(
  name: string,
  label: number,
  bot: number,
  features: Features,
  words: Words,
): Evidence[] {
  const total = carry(label, bot, features, words.count)
  if (total <= 0) return []
  let most = 0
  for (let i = 0; i < words.count; i++) if (carried[i]! > most) most = carried[i]!
  const spans: Evidence[] = []
  const least = (most * MIN_SHARE) / WHOLE
  for (let i = 0; i < words.count; i++) {
    if (carried[i]! < least) continue
    const from = i
    let weight = 0
    for (; i < words.count && carried[i]! >= least; i++) weight += carried[i]!
    spans.push(span(name, words, from, i - 1, (weight / total) * WHOLE))
  }
  if (spans.length < 2) return spans
  spans.sort((a, b) => b.weight - a.weight || a.start - b.start)
  return spans.length > MAX_SPANS ? spans.slice(0, MAX_SPANS) : spans
}

/**
 * Spreads the weight of every feature evenly over its words; the sum of what speaks for the label.
 */
function carry(label: number, bot: number, features: Features, count: number): number {
  carried.fill(0, 0, count + 1)
  const { row, which, from, to } = features
  // First what each word carries beyond the word before it.
  for (let k = 0; k < features.known; k++) {
    const f = which[k]!
    const [first, last] = [from[f]!, to[f]!]
    const share = weightOf(row[k]!, label, bot) * partOf[last - first + 1]!
    carried[first]! += share
    carried[last + 1]! -= share
  }
  let total = 0
  for (let i = 0, carries = 0; i < count; i++) {
    carries += carried[i]!
    carried[i] = carries
    if (carries > 0) total += carries
  }
  return total
}

function span(label: string, words: Words, from: number, to: number, weight: number): Evidence {
  return {
    label,
    start: words.start[from]!,
    end: words.end[to]!,
    weight: Math.floor(weight) as Score,
  }
}
