import type { Platform } from '../platform/platform.ts'
import type { DeadLetter } from './letters.ts'

/** Says of a record which dead letter it repeats, so that none is replayed twice. */
export const REPLAY_OF = 'baton.replay-of'

interface Partition {
  /** Where the reading began. */
  readonly from: number
  /** The offset of each replay, by the id of its dead letter. */
  readonly replays: Map<string, number>
}

/**
 * Which dead letters have been replayed already, for one command: a partition is read once, and
 * again only for an older letter.
 */
export class Repeats {
  readonly #platform: Platform
  readonly #read = new Map<number, Partition>()

  constructor(platform: Platform) {
    this.#platform = platform
  }

  /**
   * The offset of the letter's replay in the partition where it belongs; undefined when there was
   * none.
   */
  async of(letter: DeadLetter, home: number): Promise<number | undefined> {
    // A replay comes after what it repeats; where a letter had been misrouted, nobody knows after
    // what.
    const from = home === letter.partition ? letter.offset : 0
    const known = this.#read.get(home)
    const partition = known && known.from <= from ? known : await this.#readFrom(home, from)
    return partition.replays.get(letter.id)
  }

  /** One more, of this command itself. */
  add({ id }: DeadLetter, at: { readonly partition: number; readonly offset: number }): void {
    this.#read.get(at.partition)?.replays.set(id, at.offset)
  }

  async #readFrom(home: number, from: number): Promise<Partition> {
    const replays = new Map<string, number>()
    await this.#platform.kafka.log.readToEnd({
      topic: this.#platform.topic('contact.events.v1'),
      partition: home,
      from,
      onBatch: ({ records }) => {
        for (const { headers, offset } of records) {
          const id = headers?.[REPLAY_OF]?.toString()
          if (id !== undefined) replays.set(id, offset)
        }
      },
    })
    const partition = { from, replays }
    this.#read.set(home, partition)
    return partition
  }
}
