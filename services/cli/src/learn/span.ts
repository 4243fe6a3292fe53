import { BatonError, DAY_MS } from '@baton/domain'
import { z } from 'zod'

/** Both of the calendar: there is no 30 February. */
const day = z.iso.date()
const time = z.union([
  z.iso.datetime({ offset: true }),
  z.iso.datetime({ offset: true, precision: -1 }),
])

/** A span of event time, ms: from ≤ at < to. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Of `--from` and `--to`: days, which are whole and of UTC, or times with their offset.
 * CONFIG_INVALID when one is neither.
 */
export const spanOf = (from: string | undefined, to: string | undefined): Span => {
  const span = {
    from: from === undefined ? Number.NEGATIVE_INFINITY : timeOf('--from', from),
    to: to === undefined ? Number.POSITIVE_INFINITY : timeOf('--to', to, DAY_MS),
  }
  if (span.from >= span.to) throw new BatonError('CONFIG_INVALID', '--from is not before --to')
  return span
}

export const contains = ({ from, to }: Span, at: number): boolean => from <= at && at < to

const timeOf = (flag: string, text: string, wholeDayMs = 0): number => {
  if (day.safeParse(text).success) return Date.parse(text) + wholeDayMs
  if (time.safeParse(text).success) return Date.parse(text)
  throw new BatonError(
    'CONFIG_INVALID',
    `${flag} ${text}: use a day (of UTC) such as 2026-01-31, or a time with its offset such as 2026-01-31T16:00Z`,
  )
}
