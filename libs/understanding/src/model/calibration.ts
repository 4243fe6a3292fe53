import calibration from '../weights/calibration.json' with { type: 'json' }

const CERTAIN = 10_000

/** Per label and bot, the calibrated score of every raw score from 0 to 10,000. */
const tables = calibration.tables.map(bots => bots.map(({ at, score }) => filled(at, score)))

/** Linear between the knots of a rising table. */
function filled(at: readonly number[], score: readonly number[]): Uint16Array {
  const out = new Uint16Array(CERTAIN + 1)
  let knot = 0
  for (let raw = 0; raw <= CERTAIN; raw++) {
    while (knot + 2 < at.length && at[knot + 1]! < raw) knot++
    const [from = 0, to = CERTAIN] = [at[knot], at[knot + 1]]
    const [low = 0, high = CERTAIN] = [score[knot], score[knot + 1]]
    const value = low + Math.floor(((raw - from) * (high - low)) / (to - from))
    out[raw] = value < 0 ? 0 : Math.min(value, CERTAIN)
  }
  return out
}

/** The probability of a label in 1/10,000 for a raw score. */
export function calibrated(label: number, bot: number, raw: number): number {
  return tables[label]![bot]![raw]!
}
