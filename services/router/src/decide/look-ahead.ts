import type { ContactEvent } from '@baton/domain'
import type { ReadAhead } from '@baton/rules'
import type { Arrived, InputRecord } from '@baton/stream'

/** A record decoded, and its message read as far as that could be done before its turn. */
export interface ReadRecord {
  readonly contactId: string
  readonly event: ContactEvent
  readonly ahead: ReadAhead | null
}

interface Looked {
  readonly record: InputRecord
  readonly read: ReadRecord
}

/**
 * Records that were read before their turn, in their order. What a full batch leaves over serves the next one; anything out of
 * order, as after a batch that was taken back, drops them all.
 */
export class LookAhead {
  #looked: Looked[] = []
  #head = 0

  /** Reads those not yet read, up to the first that cannot be: its turn will say why. */
  look(next: readonly Arrived[], read: (arrived: Arrived) => ReadRecord): void {
    const left = this.#left(next[0]?.record)
    this.#looked = left
    this.#head = 0
    try {
      for (const arrived of next.slice(left.length))
        left.push({ record: arrived.record, read: read(arrived) })
    } catch {
      // Thrown again when it is that record's turn.
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
