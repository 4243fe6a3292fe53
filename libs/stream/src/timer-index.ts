import type { Change, StateStore } from './ports.ts'
import type { Processor } from './processor.ts'

/**
 * An index of the store, by due time, of the keys that want to be woken: one entry for each key, at its earliest time. It is
 * not in the changelog: it is made anew from the states while restoring. `__` is reserved, so no key is ever mistaken for it.
 */
export const TIMER_PREFIX = '__t/'

/** Enough for every time a Date can hold. */
const DUE_DIGITS = 16

const NOTHING = Buffer.alloc(0)

export interface Waiting {
  readonly indexKey: string
  readonly key: string
  readonly dueAt: number
}

export const indexKey = (key: string, dueAt: number): string =>
  `${TIMER_PREFIX}${String(dueAt).padStart(DUE_DIGITS, '0')}/${key}`

/** Appends what the index must change when a key goes from one state to another. */
export const timerChanges = <S>(
  processor: Processor<S>,
  key: string,
  before: S | undefined,
  after: S | undefined,
  changes: Change[],
): void => {
  if (!processor.dueAt) return
  const was = before && dueOf(processor, before)
  const is = after && dueOf(processor, after)
  if (was === is) return
  if (was !== undefined) changes.push({ key: indexKey(key, was), value: null })
  if (is !== undefined) changes.push({ key: indexKey(key, is), value: NOTHING })
}

/** The keys that come first, in the order of their time. */
export const firstWaiting = function* (store: StateStore, limit: number): Generator<Waiting> {
  const start = TIMER_PREFIX.length + DUE_DIGITS + 1
  for (const [entry] of store.range(TIMER_PREFIX, limit)) {
    yield { indexKey: entry, key: entry.slice(start), dueAt: dueAtOf(entry) }
  }
}

/** The time in a key of the index. */
export const dueAtOf = (entry: string): number =>
  Number(entry.slice(TIMER_PREFIX.length, TIMER_PREFIX.length + DUE_DIGITS))

/** Never before 1970: the index sorts digits. */
const dueOf = <S>(processor: Processor<S>, state: S): number | undefined => {
  const dueAt = processor.dueAt!(state)
  return dueAt === undefined ? undefined : Math.max(0, Math.trunc(dueAt))
}
