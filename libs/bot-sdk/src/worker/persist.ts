import { setTimeout as pause } from 'node:timers/promises'
import { BatonError, isBatonError } from '@baton/domain'

export interface Persistence {
  readonly minPauseMs: number
  readonly maxPauseMs: number
  readonly signal: AbortSignal
  readonly onFailed: (error: BatonError) => void
}

/** What the outside may mend; the rest is thrown at once. */
const PASSES: ReadonlySet<string> = new Set(['retry', 'pause'])

/**
 * Does something again, with doubling pauses, until it succeeds or the signal stops it (STOPPED,
 * after one try). An error that trying again cannot help is thrown.
 */
export const persist = async <T>(what: () => Promise<T>, bounds: Persistence): Promise<T> => {
  const { minPauseMs, maxPauseMs, signal, onFailed } = bounds
  for (let pauseMs = minPauseMs; ; pauseMs = Math.min(2 * pauseMs, maxPauseMs)) {
    try {
      return await what()
    } catch (error) {
      if (!isBatonError(error) || !PASSES.has(error.remedy)) throw error
      if (signal.aborted) throw new BatonError('STOPPED', 'stopped before it succeeded', error)
      onFailed(error)
      await pause(pauseMs, undefined, { signal }).catch(() => undefined)
    }
  }
}
