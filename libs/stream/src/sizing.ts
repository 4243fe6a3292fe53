import { BatonError } from '@baton/domain'
import { isRefused, type Refused } from './fill.ts'
import type { Waiting } from './inbox.ts'
import type { Positions } from './processor.ts'

/**
 * How large the next batch may be; outlives a take-over, because a batch that is too large breaks
 * its writer.
 */
export class Sizing {
  readonly #most: number
  #maxRecords: number
  #refused: Refused | null = null
  /**
   * Where the inputs stand once what was refused last is decided; another of them may come first.
   */
  #until: Positions | null = null

  constructor(batchMaxRecords: number) {
    this.#most = batchMaxRecords
    this.#maxRecords = batchMaxRecords
  }

  get maxRecords(): number {
    return this.#maxRecords
  }

  get refused(): Refused | null {
    return this.#refused
  }

  /** Half as many records next time. */
  halve(records: number): void {
    this.#maxRecords = Math.max(1, records >> 1)
  }

  /**
   * The same; a single one becomes a dead letter, then a dead letter without its body. `until`:
   * where the inputs stand behind these.
   */
  refuse(decided: readonly Waiting[], until: Positions, error: BatonError): void {
    this.halve(decided.length)
    this.#until = until
    if (decided.length > 1) return
    const { record, from } = decided[0]!
    const { offset } = record
    const refused = this.#refused
    if (!isRefused(decided[0]!, refused)) this.#refused = { from, offset, error, whole: true }
    else if (refused?.whole) this.#refused = { from, offset, error, whole: false }
    else throw new BatonError('BUG', `offset ${offset} cannot even be dead-lettered`, error)
  }

  /** Twice as many next time, unless what was refused is still to be decided. */
  committed(positions: Positions): void {
    for (const key in this.#until) if (positions[key]! < this.#until[key]!) return
    this.#until = null
    this.#refused = null
    this.#maxRecords = Math.min(this.#most, this.#maxRecords * 2)
  }
}
