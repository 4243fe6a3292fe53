import type { HandoffOutcome } from '@baton/domain'
import type { BinCount, DayCounts, Tally } from '../counts.ts'
import { countedAs } from '../outcomes.ts'

/**
 * The oracle of counting: integer counts by route, event-time day and score bin, of all outcomes at
 * once. Adding is commutative and associative, so neither the order of outcomes nor how they are
 * split over partitions can show. What counts them as they come must come to the same.
 */
export type Ledger = Readonly<Record<string, Tally>>

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

/** Ledgers of different outcomes as one. */
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

/** The routes that have counts, sorted. */
export const routesOf = (ledger: Ledger): readonly string[] =>
  [...new Set(Object.keys(ledger).map(key => cellOf(key).route))].sort()

/** The days of a route up to `until` (days since 1970), ascending, with ascending bins. */
export const daysOf = (
  ledger: Ledger,
  route: string,
  { until }: { until: number },
): readonly DayCounts[] => {
  const days = new Map<number, BinCount[]>()
  for (const [key, tally] of Object.entries(ledger)) {
    const cell = cellOf(key)
    if (cell.route !== route || cell.day > until) continue
    days.set(cell.day, [...(days.get(cell.day) ?? []), { bin: cell.bin, ...tally }])
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, bins]) => ({ day, bins: bins.sort((a, b) => a.bin - b.bin) }))
}

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
