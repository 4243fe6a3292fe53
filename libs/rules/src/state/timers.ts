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
  const all: Timer[] = []
  let placed = false
  for (const other of timers) {
    if (other.id === id) continue
    if (!placed && before(timer, other)) {
      all.push(timer)
      placed = true
    }
    all.push(other)
  }
  if (!placed) all.push(timer)
  return all
}

export const withoutTimers = (timers: Timer[], ...ids: readonly TimerKind[]): Timer[] =>
  timers.some(timer => isOneOf(timer, ids)) ? timers.filter(timer => !isOneOf(timer, ids)) : timers

const isOneOf = (timer: Timer, ids: readonly string[]) => ids.includes(timer.id)
