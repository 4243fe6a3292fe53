import type { Decision } from '@baton/domain'

/**
 * Counts decisions by route and verdict, and only what was committed: a batch that is thrown away
 * never happened.
 */
export class DecisionTally {
  readonly #report: (route: string, verdict: string, count: number) => void
  #batch = new Map<string, number>()

  constructor(report: (route: string, verdict: string, count: number) => void) {
    this.#report = report
  }

  begin(): void {
    this.#batch.clear()
  }

  count({ owner, target, verdict }: Decision): void {
    const key = `${owner}>${target || owner} ${verdict}`
    this.#batch.set(key, (this.#batch.get(key) ?? 0) + 1)
  }

  commit(): void {
    for (const [key, count] of this.#batch) {
      const [route = '', verdict = ''] = key.split(' ')
      this.#report(route, verdict, count)
    }
    this.#batch.clear()
  }
}
