import type { ContactEvent } from '@baton/domain'
import type { ReadAhead } from '@baton/rules'
import type { Arrived, InputRecord } from '@baton/stream'

/** A record decoded, and its message read as far as that could be done before its turn. */
export interface ReadRecord {
  readonly contactId: string
  readonly event: ContactEvent
  /** What was understood, once it is. */
  ahead: ReadAhead | null
}

interface Looked {
  readonly record: InputRecord
  readonly read: ReadRecord
}

/** The two steps of reading; either may throw. */
export interface Reader {
  decode(arrived: Arrived): ReadRecord
  understand(read: ReadRecord): ReadAhead | null
}

/**
 * Records that were read before their turn, in their order. What a full batch leaves over serves
 * the next one; anything out of order, as after a batch that was taken back, drops them all.
 */
export class LookAhead {
  #looked: Looked[] = []
  #head = 0

  /**
   * Reads those not yet read, up to the first that cannot be: its turn will say why. All are
   * decoded, then all are understood, so that each step finds its code and tables in the
   * processor's caches.
   */
  look(next: readonly Arrived[], { decode, understand }: Reader): void {
    const looked = this.#left(next[0]?.record)
    this.#looked = looked
    this.#head = 0
    let at = looked.length
    try {
      for (const arrived of next.slice(at))
        looked.push({ record: arrived.record, read: decode(arrived) })
    } catch {
      // Thrown again when it is that record's turn.
    }
    try {
      for (; at < looked.length; at++) {
        const { read } = looked[at]!
        read.ahead = understand(read)
      }
    } catch {
      // Likewise.
      looked.length = at
    }
  }

  take(record: InputRecord): ReadRecord | undefined {
    const looked = this.#looked[this.#head]
    if (looked?.record !== record) return undefined
    this.#head++
    return looked.read
  }

  #left(first: InputRecord | undefined): Looked[] {
    return this.#looked[this.#head]?.record === first ? this.#looked.slice(this.#head) : []
  }
}
