import { BatonError, type HandoffOutcome, type OutcomeHistory } from '@baton/domain'
import { BINS, countedAs, routeOf, sumBins } from '@baton/learning'
import { type DayState, type LearnerBatch, read, write } from '../state.ts'
import { seeTime } from './time.ts'

/** A day of a route whose counts have changed. */
export interface Touched {
  readonly route: string
  readonly day: number
}

const EMPTY_DAY: DayState = { own: [], imported: {} }

/** Counts one outcome; null when it is no evidence. */
export const takeOutcome = (batch: LearnerBatch, outcome: HandoffOutcome): Touched | null => {
  seeTime(batch, outcome.closedAt)
  const counted = countedAs(outcome)
  if (!counted) return null
  const { route, day, count } = counted
  const known = read(batch, 'day', route, day) ?? EMPTY_DAY
  putDay(batch, route, day, { ...known, own: sumBins(known.own, [count]) })
  return { route, day }
}

/**
 * Puts counts from elsewhere in the place of what this source said before of that day; null deletes
 * them.
 */
export const takeHistory = (
  batch: LearnerBatch,
  key: string,
  history: OutcomeHistory | null,
): Touched => {
  const { source, route, day } = aboutOf(key)
  if (history) check(key, history)
  const known = read(batch, 'day', route, day) ?? EMPTY_DAY
  const { [source]: _, ...others } = known.imported
  const imported = history ? { ...others, [source]: sumBins(history.bins) } : others
  putDay(batch, route, day, { ...known, imported })
  return { route, day }
}

const putDay = (batch: LearnerBatch, route: string, day: number, state: DayState): void => {
  const entry = read(batch, 'route', route) ?? { days: [], active: null, shadow: null }
  if (!entry.days.includes(day)) {
    const days = [...entry.days, day].sort((a, b) => a - b)
    write(batch, 'route', [route], { ...entry, days })
  }
  write(batch, 'day', [route, day], state)
}

/** Of source/from>to/day; a source may hold slashes. */
const aboutOf = (key: string) => {
  const found = /^(.+)\/([^/]+>[^/]+)\/(\d{1,7})$/.exec(key)
  if (!found) throw new BatonError('BAD_REQUEST', 'a key of history is source/from>to/day')
  const [, source = '', route = '', day = ''] = found
  return { source, route, day: Number(day) }
}

const check = (key: string, history: OutcomeHistory): void => {
  const { source, day, bins } = history
  if (key !== `${source}/${routeOf(history)}/${day}`) {
    throw new BatonError('BAD_REQUEST', 'history under the key of another')
  }
  const countable = bins.every(
    ({ bin, successes, failures }) => bin >= 0 && bin < BINS && successes >= 0 && failures >= 0,
  )
  if (!countable) throw new BatonError('BAD_REQUEST', 'history with counts that cannot be')
}
