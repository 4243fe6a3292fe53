import { BatonError } from '@baton/domain'

interface Waiter {
  readonly resolve: () => void
  readonly reject: (error: BatonError) => void
}

/**
 * Those who wait for a heartbeat that is sent after they asked and that the coordinator accepts.
 */
export class HeartbeatWaiters {
  #waiting: Waiter[] = []
  #ended: BatonError | undefined

  async wait(signal?: AbortSignal): Promise<void> {
    if (this.#ended) throw this.#ended
    if (signal?.aborted) throw stopped()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const abort = () => reject(stopped())
    signal?.addEventListener('abort', abort)
    this.#waiting.push({ resolve, reject })
    await promise.finally(() => signal?.removeEventListener('abort', abort))
  }

  /** Hands out those who wait now, to be resolved by the heartbeat about to be sent. */
  take(): readonly Waiter[] {
    const taken = this.#waiting
    this.#waiting = []
    return taken
  }

  /** That heartbeat failed: they wait for the next. */
  putBack(waiters: readonly Waiter[]): void {
    this.#waiting.push(...waiters)
    if (this.#ended) this.end(this.#ended)
  }

  /** No heartbeat will come any more. */
  end(error: BatonError): void {
    this.#ended = error
    for (const { reject } of this.take()) reject(error)
  }
}

const stopped = (): BatonError => new BatonError('STOPPED', 'waiting for a heartbeat was stopped')
