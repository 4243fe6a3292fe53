import type { HandoffOutcome } from '@baton/domain'
import { type BinCount, binOf, type DayCounts, type Tally } from './counts.ts'

/**
 * Integer counts by route, event-time day and score bin. Adding is commutative and associative, so neither the order of outcomes nor
 * how they are split over partitions can show.
 */
export type Ledger = Readonly<Record<string, Tally>>

const DAY_MS = 86_400_000
/** How long after midnight a day still waits for outcomes, ms of event time. */
export const DAY_CLOSES_AFTER_MS = 3_600_000

export const dayOf = (atMs: number): number => Math.floor(atMs / DAY_MS)

/** A day as people write it: 2026-01-31. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** The last day that is closed at a watermark (ms of event time): it ended at least an hour before. */
export const lastClosedDay = (watermarkMs: number): number =>
  dayOf(watermarkMs - DAY_CLOSES_AFTER_MS) - 1

export const routeOf = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`

/** Where an outcome counts, and as what. */
export interface Counted {
  readonly route: string
  readonly day: number
  readonly count: BinCount
}

/**
 * Success, or failure (failed, reverted); null for what is no evidence: a time-out, which is censored, a superseded handoff, and one
 * that no score was held against a threshold for (asked for by a bot or a person, or released from a plan).
 */
export const countedAs = (outcome: HandoffOutcome): Counted | null => {
  if (outcome.outcome === 'timeout' || outcome.outcome === 'superseded') return null
  if (outcome.score < 0 || outcome.threshold === 0) return null
  const success = outcome.outcome === 'successful'
  return {
    route: routeOf(outcome),
    day: dayOf(outcome.closedAt),
    count: {
      bin: binOf(outcome.score),
      successes: success ? 1 : 0,
      failures: success ? 0 : 1,
    },
  }
}

/** Counts outcomes. */
export const tallyOutcomes = (outcomes: Iterable<HandoffOutcome>): Ledger => {
  const ledger: Record<string, Tally> = {}
  for (const outcome of outcomes) {
    const counted = countedAs(outcome)
    if (!counted) continue
    const { route, day, count } = counted
    const key = `${route}|${day}|${count.bin}`
    ledger[key] = plus(ledger[key], count)
  }
  return ledger
}

export const mergeLedgers = (...ledgers: readonly Ledger[]): Ledger => {
  const merged: Record<string, Tally> = {}
  for (const ledger of ledgers) {
    for (const [key, tally] of Object.entries(ledger)) merged[key] = plus(merged[key], tally)
  }
  return merged
}

const plus = (a: Tally | undefined, b: Tally): Tally => ({
  successes: (a?.successes ?? 0) + b.successes,
  failures: (a?.failures ?? 0) + b.failures,
})

export const routesOf = (ledger: Ledger): readonly string[] =>
  [...new Set(Object.keys(ledger).map(key => cellOf(key).route))].sort()

/** The days of a route after `after` and up to `until`, ascending, with ascending bins. */
export const daysOf = (
  ledger: Ledger,
  route: string,
  { after = -1, until }: { after?: number; until: number },
): readonly DayCounts[] => {
  const days = new Map<number, BinCount[]>()
  for (const [key, tally] of Object.entries(ledger)) {
    const cell = cellOf(key)
    if (cell.route !== route || cell.day <= after || cell.day > until) continue
    days.set(cell.day, [...(days.get(cell.day) ?? []), { bin: cell.bin, ...tally }])
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, bins]) => ({ day, bins: bins.sort((a, b) => a.bin - b.bin) }))
}

/** What is left once days up to `closed` have been folded; keeps a ledger as small as its open days. */
export const withoutClosed = (ledger: Ledger, closed: number): Ledger =>
  Object.fromEntries(Object.entries(ledger).filter(([key]) => cellOf(key).day > closed))

/** Bot names may hold any character, so a cell is read from its end. */
const cellOf = (key: string): { route: string; day: number; bin: number } => {
  const binAt = key.lastIndexOf('|')
  const dayAt = key.lastIndexOf('|', binAt - 1)
  return {
    route: key.slice(0, dayAt),
    day: Number(key.slice(dayAt + 1, binAt)),
    bin: Number(key.slice(binAt + 1)),
  }
}
