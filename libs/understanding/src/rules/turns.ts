import type { EarlierReading, Score } from '../reading.ts'

const CERTAIN = 10_000
/** How long an earlier message still counts; its weight falls evenly to nothing. */
const REMEMBERED_MS = 3_600_000
/** What a message must say by itself before earlier ones may add to it. */
const LEAST_NOW = 3_500
/** At most this share of the doubt that is left is lifted by earlier messages. */
const MOST_LIFTED = 4_000

/** The score of this message, raised by what earlier ones of the same contact said, the more recent the more. */
export function overTurns(
  now: Score,
  earlier: readonly EarlierReading[],
  side: 'buyer' | 'seller',
): Score {
  if (now < LEAST_NOW || now >= CERTAIN) return now
  let most = 0
  for (const reading of earlier) {
    const age = Math.max(reading.ageMs, 0)
    if (age >= REMEMBERED_MS) continue
    const value = Math.floor((reading[side] * (REMEMBERED_MS - age)) / REMEMBERED_MS)
    if (value > most) most = value
  }
  const lift = Math.floor((most * MOST_LIFTED) / CERTAIN)
  const share = Math.floor((lift * now) / CERTAIN)
  return now + Math.floor(((CERTAIN - now) * share) / CERTAIN)
}
