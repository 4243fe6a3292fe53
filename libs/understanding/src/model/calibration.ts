import calibration from '../weights/calibration.json' with { type: 'json' }

const CERTAIN = 10_000
const tables = calibration.tables.map(knots => ({
  at: Int32Array.from(knots.at),
  score: Int32Array.from(knots.score),
}))

/** The probability of a label in 1/10,000 for a sum of weights: linear between the knots of a rising table. */
export function calibrated(label: number, sum: number): number {
  const { at, score } = tables[label]!
  const last = at.length - 1
  if (sum <= at[0]!) return score[0]!
  if (sum >= at[last]!) return score[last]!
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (at[middle]! <= sum) low = middle
    else high = middle
  }
  const width = at[high]! - at[low]!
  const share = ((sum - at[low]!) * (score[high]! - score[low]!)) / width
  const value = score[low]! + Math.floor(share)
  return value > CERTAIN ? CERTAIN : value
}
