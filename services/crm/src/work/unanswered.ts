import { MINUTE_MS } from '@baton/domain'
import type { Logger } from '@baton/runtime'
import type { Clock } from '@baton/stream'

export interface UnansweredParts {
  readonly locationId: string
  readonly clock: Clock
  readonly log: Logger
}

/** Answers in a row to one kind of request that are unclear, before it is told. */
const TOLD_FROM = 3
/** How often it is told while that lasts. */
const TELL_EVERY_MS = MINUTE_MS

/**
 * Tells of kinds of requests that get no clear answer: one that fails now and then is tried again
 * without a word.
 */
export class Unanswered {
  readonly #parts: UnansweredParts
  readonly #kinds = new Map<string, { count: number; toldAt: number }>()

  constructor(parts: UnansweredParts) {
    this.#parts = parts
  }

  add(what: string, cause: string): void {
    const { locationId, clock, log } = this.#parts
    const kind = this.#kinds.get(what) ?? { count: 0, toldAt: Number.NEGATIVE_INFINITY }
    this.#kinds.set(what, kind)
    kind.count += 1
    const now = clock.monotonic()
    if (kind.count < TOLD_FROM || now - kind.toldAt < TELL_EVERY_MS) return
    kind.toldAt = now
    const fields = { location: locationId, route: what, attempt: kind.count, cause }
    log.warn('HighLevel gives no clear answer', fields)
  }

  /** One was answered. */
  end(what: string): void {
    this.#kinds.delete(what)
  }
}
