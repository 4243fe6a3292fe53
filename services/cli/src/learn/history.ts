import {
  BatonError,
  BOT_NAME,
  BOT_NAME_WORDS,
  type HandoffOutcome,
  type OutcomeHistory,
} from '@baton/domain'
import { BINS, countedAs, type DayCounts, dateOf, dayOf, routeOf, sumBins } from '@baton/learning'
import { z } from 'zod'
import type { Platform } from '../platform/platform.ts'
import { allPartitions, latestOf, readAll } from '../platform/read.ts'
import { SOURCE, SOURCE_RULE } from './source.ts'

const FIRST_DAY = '1970-01-01'

const count = z.int().min(0)
const bin = z
  .int()
  .min(0)
  .max(BINS - 1)
const name = z.string().regex(BOT_NAME, `is no name of a bot: use ${BOT_NAME_WORDS}`)
const line = z.strictObject({
  source: z.string().regex(SOURCE, `is not ${SOURCE_RULE}`),
  from: name,
  to: name,
  day: z.iso
    .date('is no day such as 2026-01-31')
    .refine(day => day >= FIRST_DAY, `is before ${FIRST_DAY}`),
  /** Score bin (times 0.025), successes, failures. */
  bins: z.array(z.tuple([bin, count, count])),
})

/** Counts outcomes by route and day as they are read. */
export class DayTally {
  readonly #source: string
  readonly #days = new Map<string, OutcomeHistory>()

  constructor(source: string) {
    this.#source = source
  }

  take(outcome: HandoffOutcome): void {
    const counted = countedAs(outcome)
    if (!counted) return
    const { route, day, count } = counted
    const { from, to } = outcome
    const known = this.#days.get(`${route}/${day}`)?.bins ?? []
    const bins = [...sumBins(known, [count])]
    this.#days.set(`${route}/${day}`, { source: this.#source, from, to, day, bins })
  }

  /** By route, and by day. */
  get days(): OutcomeHistory[] {
    return [...this.#days.values()].sort((a, b) =>
      routeOf(a) === routeOf(b) ? a.day - b.day : routeOf(a) < routeOf(b) ? -1 : 1,
    )
  }
}

/** What was imported into an app, by key. */
export const importedHistory = (platform: Platform): Promise<ReadonlyMap<string, OutcomeHistory>> =>
  latestOf(platform, 'learner.history.v1')

/**
 * What an app has learned from: its own outcomes under its appId, and what was imported into it,
 * read here unless it is given.
 */
export const recordedHistory = async (
  platform: Platform,
  imported?: ReadonlyMap<string, OutcomeHistory>,
): Promise<OutcomeHistory[]> => {
  const others = imported ?? (await importedHistory(platform))
  const tally = new DayTally(platform.appId)
  await readAll(platform, 'handoff.outcomes.v1', allPartitions(platform), outcome => {
    if (outcome) tally.take(outcome)
  })
  return [...tally.days, ...others.values()]
}

/** Days of each route, ascending, all sources together. */
export const daysByRoute = (
  history: readonly OutcomeHistory[],
): ReadonlyMap<string, readonly DayCounts[]> => {
  const routes = Map.groupBy(history, routeOf)
  const days = [...routes].map(([route, group]): [string, DayCounts[]] => {
    const byDay = Map.groupBy(group, ({ day }) => day)
    const summed = [...byDay].map(([day, parts]) => ({
      day,
      bins: sumBins(...parts.map(({ bins }) => bins)),
    }))
    return [route, summed.sort((a, b) => a.day - b.day)]
  })
  return new Map(days.sort(([a], [b]) => (a < b ? -1 : 1)))
}

export const historyKey = (history: OutcomeHistory): string =>
  `${history.source}/${routeOf(history)}/${history.day}`

/** Lines of equal source, route and day as one: each counts. */
export const summed = (history: readonly OutcomeHistory[]): OutcomeHistory[] =>
  [...Map.groupBy(history, historyKey).values()].map(([first, ...others]) => ({
    ...first!,
    bins: [...sumBins(first!.bins, ...others.map(({ bins }) => bins))],
  }))

/** One line of an exported file. */
export const toLine = ({ source, from, to, day, bins }: OutcomeHistory): string =>
  JSON.stringify({
    source,
    from,
    to,
    day: dateOf(day),
    bins: bins.map(({ bin, successes, failures }) => [bin, successes, failures]),
  })

/** BAD_REQUEST names the file, the line and what is wrong with it. */
export const parseHistory = (text: string, file: string): OutcomeHistory[] =>
  text.split('\n').flatMap((one, index) => {
    if (one.trim() === '') return []
    const { source, from, to, day, bins } = parseLine(one, `${file}:${index + 1}`)
    const counted = bins.map(([bin, successes, failures]) => ({ bin, successes, failures }))
    return { source, from, to, day: dayOf(Date.parse(day)), bins: [...sumBins(counted)] }
  })

const parseLine = (text: string, where: string): z.output<typeof line> => {
  try {
    return line.parse(JSON.parse(text))
  } catch (error) {
    const said =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
        : 'is not JSON'
    throw new BatonError('BAD_REQUEST', `${where}: ${said}`, error)
  }
}
