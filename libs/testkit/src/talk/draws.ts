import { mulberry32 } from '@baton/domain'

/** Repeatable chance: the same seed gives the same draws on every machine. */
export class Draws {
  /** From 0 to 1, 1 excluded. */
  readonly next: () => number

  constructor(seed: number) {
    this.next = mulberry32(seed)
  }

  /** A whole number from 0 to `below`, `below` excluded. */
  below(below: number): number {
    return Math.floor(this.next() * below)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T
  }
}
