import type { Timer } from '@baton/domain'

/** What a contact may have running; each kind at most once. */
export type TimerKind =
  | 'reply'
  | 'retry'
  | 'release'
  | 'outcome'
  | 'remind'
  | 'review'
  | 'wake'
  | 'quiet'
  | 'context'

const before = (a: Timer, b: Timer): boolean =>
  a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.id < b.id)

/** Sets or moves a timer; the result is in (due, id) order. */
export const withTimer = (timers: readonly Timer[], id: TimerKind, dueAt: number): Timer[] => {
  const timer = { id, dueAt }
  const others = timers.filter(other => other.id !== id)
  const place = others.findIndex(other => before(timer, other))
  return place < 0 ? [...others, timer] : others.toSpliced(place, 0, timer)
}

export const withoutTimers = (timers: Timer[], ...ids: readonly TimerKind[]): Timer[] =>
  timers.some(timer => isOneOf(timer, ids)) ? timers.filter(timer => !isOneOf(timer, ids)) : timers

const isOneOf = (timer: Timer, ids: readonly string[]) => ids.includes(timer.id)
