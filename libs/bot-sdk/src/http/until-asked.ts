import { setTimeout as pause } from 'node:timers/promises'
import { isBrokenCircuitError } from 'cockatiel'

export interface Waiting {
  /** How long the bot is waited for, ms. */
  readonly forMs: number
  readonly minPauseMs: number
  readonly maxPauseMs: number
  readonly signal: AbortSignal
}

/** Nobody was there to take a connection: no byte of the request has been read. */
const NOBODY_THERE: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** Whether a request found nobody at its address, as while a bot is started anew. */
export const foundNobody = (error: unknown): boolean => NOBODY_THERE.has(codeBeneath(error))

/** `fetch` has one error for all, and the system's beneath it. */
const codeBeneath = (error: unknown): unknown =>
  error instanceof TypeError && (error.cause as { readonly code?: unknown } | undefined)?.code

/** Also where no request is made because too many have failed. */
export const wasNotAsked = (error: unknown): boolean =>
  foundNobody(error) || isBrokenCircuitError(error)

/**
 * Asks a bot as soon as there is one to be asked: with doubling pauses while it takes no connection
 * or its circuit is broken, so that a start anew costs a contact no more than it takes. Rejects
 * with what kept it from being asked when `forMs` has passed, with anything else at once.
 */
export const untilAsked = async <T>(ask: () => Promise<T>, waiting: Waiting): Promise<T> => {
  const { forMs, minPauseMs, maxPauseMs, signal } = waiting
  const endsAt = performance.now() + forMs
  for (let pauseMs = minPauseMs; ; pauseMs = Math.min(2 * pauseMs, maxPauseMs)) {
    try {
      return await ask()
    } catch (error) {
      const leftMs = endsAt - performance.now()
      if (!wasNotAsked(error) || leftMs <= 0) throw error
      await pause(Math.min(pauseMs, leftMs), undefined, { signal })
    }
  }
}
