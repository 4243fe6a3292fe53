import { setTimeout as pause } from 'node:timers/promises'
import { BatonError } from '@baton/domain'
import { Backoff } from '@baton/stream'
import { protocolType } from '../wire/protocol-error.ts'
import type { Settings } from './config.ts'
import { asBatonError, isTransient } from './errors.ts'

/**
 * Doubling pauses that are waited for, with up to a quarter taken off at random: many clients may
 * have lost the same broker.
 */
export class JitteredBackoff extends Backoff {
  async wait(signal?: AbortSignal): Promise<void> {
    const ms = this.next() * (1 - Math.random() / 4)
    await pause(ms, undefined, signal ? { signal } : {}).catch(() => {})
  }
}

/** When an attempt that fails with this error is too late to be repeated. */
export class Patience {
  readonly #settings: Settings
  readonly #maxMs: number
  readonly #since = performance.now()

  constructor(settings: Settings, maxMs: number) {
    this.#settings = settings
    this.#maxMs = maxMs
  }

  endsWith(error: unknown): boolean {
    if (!isTransient(error)) return true
    const waited = performance.now() - this.#since
    const missing = protocolType(error) === 'UNKNOWN_TOPIC_OR_PARTITION'
    return waited > (missing ? Math.min(this.#settings.missingTopicMs, this.#maxMs) : this.#maxMs)
  }
}

/**
 * Repeats `attempt` over transient errors for at most `maxMs`, then rejects with a BatonError; with
 * STOPPED once the signal aborts.
 */
export const persist = async <T>(
  settings: Settings,
  what: string,
  attempt: () => Promise<T>,
  maxMs = settings.giveUpMs,
  signal?: AbortSignal,
): Promise<T> => {
  const backoff = new JitteredBackoff(settings.backoffMinMs, settings.backoffMaxMs)
  const patience = new Patience(settings, maxMs)
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (signal?.aborted) throw new BatonError('STOPPED', `stopped: ${what}`, error)
      if (patience.endsWith(error)) throw asBatonError(error, what)
      await backoff.wait(signal)
    }
  }
}
