import { BatonError } from '@baton/domain'
import type { Clock } from './ports.ts'

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, fn) => {
    const timer = setTimeout(fn, ms)
    return () => clearTimeout(timer)
  },
}

/** Resolves after `ms`, or at once when the signal aborts; never rejects. */
export const pause = (clock: Clock, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) return resolve()
    const done = () => {
      cancel()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const cancel = clock.after(ms, done)
    signal.addEventListener('abort', done)
  })

/** Waits for an answer; rejects with STOPPED when the signal aborts, whatever becomes of it. */
export const answered = <T>(answer: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stopped = () => reject(new BatonError('STOPPED', 'stopped while waiting for an answer'))
    if (signal.aborted) stopped()
    signal.addEventListener('abort', stopped)
    answer.finally(() => signal.removeEventListener('abort', stopped)).then(resolve, reject)
  })

const BEAT_MS = 1_000

/** Waits for work, however long it takes, with a sign of life now and then. */
export const beating = async <T>(clock: Clock, beat: () => void, work: Promise<T>): Promise<T> => {
  let cancel = () => {}
  const again = () => {
    beat()
    cancel = clock.after(BEAT_MS, again)
  }
  again()
  try {
    return await work
  } finally {
    cancel()
  }
}

/**
 * Waits for work, which goes on without being waited for when the signal aborts. Leaves nothing on
 * the signal, which may live long.
 */
export const unlessAborted = (work: Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const aborted = () => resolve()
    if (signal.aborted) aborted()
    signal.addEventListener('abort', aborted)
    work.finally(() => signal.removeEventListener('abort', aborted)).then(resolve, reject)
  })
