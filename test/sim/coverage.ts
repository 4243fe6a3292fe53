/**
 * Everything that must have happened somewhere in enough runs: a fault that was never hit has
 * tested nothing.
 */
export const SITUATIONS = [
  'crash',
  'crash: machine',
  'crash at: fetched',
  'crash at: decided',
  'crash at: produced',
  'crash at: end-sent',
  'crash at: end-answered',
  'crash at: applied',
  'restart',
  'freeze',
  'cut off',
  'evicted',
  'rebalance',
  'two owners',
  'fenced',
  'clock stepped',
  'init: request lost',
  'init: answer lost',
  'init: request late',
  'produce: request lost',
  'produce: answer lost',
  'produce: request late',
  'end: request lost',
  'end: answer lost',
  'end: request late',
  'append: request lost',
  'append: answer lost',
  'append: request late',
  'fetch: request lost',
  'fetch: answer lost',
  'ends: request lost',
  'transaction timed out',
  'transaction aborted by a take-over',
  'changelog compacted',
  'batch halved',
  'store: caught up',
  'store: restored in full',
  'store: unwritten changes lost',
  'store: torn',
  'store: rotten value met',
  'store: older copy',
  'store: wiped',
  'store: disk full',
  'store: waited for',
  'store: stale',
  'tables: adopted in mid-run',
  'tables: late',
  'tables: aborted value',
  'tables: taken back',
  'input: doubled',
  'input: poison',
  'timers: woken',
  'timers: taken effect',
  'replies: sent',
  'replies: dropped',
  'held',
] as const

export type Situation = (typeof SITUATIONS)[number]

export class Coverage {
  readonly counts = new Map<Situation, number>()

  hit(situation: Situation): void {
    this.counts.set(situation, (this.counts.get(situation) ?? 0) + 1)
  }

  add(other: Coverage): void {
    for (const [situation, count] of other.counts) {
      this.counts.set(situation, (this.counts.get(situation) ?? 0) + count)
    }
  }

  get missed(): Situation[] {
    return SITUATIONS.filter(situation => !this.counts.has(situation))
  }
}
