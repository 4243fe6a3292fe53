import { BatonError } from '@baton/domain'

const DAY_MS = 86_400_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A span of event time, ms: from ≤ at < to. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Of `--from` and `--to`: days, which are whole and of UTC, or times. CONFIG_INVALID when one is neither. */
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
  const at = Date.parse(text)
  if (Number.isNaN(at)) {
    throw new BatonError('CONFIG_INVALID', `${flag} ${text}: use 2026-01-31 or 2026-01-31T16:00Z`)
  }
  return DAY.test(text) ? at + wholeDayMs : at
}
