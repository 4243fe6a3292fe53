import type { Change, StateStore } from './ports.ts'
import type { Processor } from './processor.ts'

/**
 * An index of the store, by due time, of the keys that want to be woken. It is not in the
 * changelog: it is made anew from the states while restoring. `__` is reserved, so no entry is ever
 * mistaken for a key.
 * What holds: a key that is due has an entry at that time or earlier. So a timer that moves to a
 * later time, or is taken away, which is what nearly every event does, costs nothing; its entry is
 * put right when its time has come.
 */
export const TIMER_PREFIX = '__t/'

/** Enough for every time a Date can hold. */
const DUE_DIGITS = 16

const NOTHING = Buffer.alloc(0)

export interface Waiting {
  readonly key: string
  /** The time of the entry: the key is due then or later. */
  readonly at: number
}

export const indexKey = (key: string, dueAt: number): string =>
  `${TIMER_PREFIX}${String(dueAt).padStart(DUE_DIGITS, '0')}/${key}`

/**
 * Appends what the index needs when a key goes from one committed state to another, which are due
 * then, if at all.
 */
export const timerChanges = (
  key: string,
  before: number | undefined,
  after: number | undefined,
  changes: Change[],
): void => {
  if (after === undefined) return
  if (before === undefined || after < before)
    changes.push({ key: indexKey(key, after), value: NOTHING })
}

/** Puts an entry where its key is due, or takes it away. */
export const moved = (key: string, from: number, dueAt: number | undefined): Change[] => {
  const gone = { key: indexKey(key, from), value: null }
  return dueAt === undefined ? [gone] : [gone, { key: indexKey(key, dueAt), value: NOTHING }]
}

/** The entries that come first, in the order of their time. */
export const firstWaiting = function* (store: StateStore, limit: number): Generator<Waiting> {
  const start = TIMER_PREFIX.length + DUE_DIGITS + 1
  for (const [entry] of store.range(TIMER_PREFIX, limit)) {
    yield { key: entry.slice(start), at: dueAtOf(entry) }
  }
}

/** The time in a key of the index. */
export const dueAtOf = (entry: string): number =>
  Number(entry.slice(TIMER_PREFIX.length, TIMER_PREFIX.length + DUE_DIGITS))

/** When a state is due, if at all; never before 1970, because the index sorts digits. */
export const dueOf = <S>(processor: Processor<S>, state: S | undefined): number | undefined => {
  const dueAt = state && processor.dueAt?.(state)
  return dueAt === undefined ? undefined : Math.max(0, Math.trunc(dueAt))
}
