import { HOUR_MS } from '@baton/domain'

/**
 * Longer than any pause between tries of what is refused: where nobody tried for so long, nobody
 * knows.
 */
const LAPSES_MS = HOUR_MS

interface Span {
  readonly since: number
  readonly last: number
}

/**
 * Since when HighLevel refuses something without a break, by what it is called; a break is a
 * success, or an hour in which nobody asks.
 */
export class RefusedSince {
  readonly #spans = new Map<string, Span>()

  /** It is refused now, monotonic ms; since when it is. */
  add(what: string, now: number): number {
    const span = this.#spans.get(what)
    const since = span && now - span.last <= LAPSES_MS ? span.since : now
    this.#spans.set(what, { since, last: now })
    return since
  }

  end(what: string): void {
    this.#spans.delete(what)
  }
}
