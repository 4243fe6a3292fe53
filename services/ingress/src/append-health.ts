import { remedyOf } from '@baton/domain'
import type { RecordAppender } from '@baton/stream'

interface Brokers {
  /** Resolves when one of them has answered; rejects after `maxMs`. */
  connect(options: { readonly maxMs: number }): Promise<void>
}

type Appending = Pick<RecordAppender, 'append'>

/** Failed appends in a row after which messages are better sent to another instance. */
const FAILED_MAX = 3
/** How long the brokers are asked whether they are there again. */
const ASK_MAX_MS = 5_000

/**
 * Whether the log takes what comes in: not after FAILED_MAX failed appends in a row, until one
 * succeeds. An instance that is not ready is sent nothing that could succeed, so each question then
 * asks the brokers too; one that has asked them is out again after one more failure.
 */
export class AppendHealth {
  readonly #brokers: Brokers
  #failed = 0
  #asking = false

  constructor(brokers: Brokers) {
    this.#brokers = brokers
  }

  /** The same appender, listened to. */
  watch(appender: Appending): Appending {
    return {
      append: async writes => {
        try {
          const receipts = await appender.append(writes)
          this.#failed = 0
          return receipts
        } catch (error) {
          // Of anything else the record is at fault.
          if (remedyOf(error) === 'retry') this.#failed += 1
          throw error
        }
      },
    }
  }

  /** What is still missing; empty means ready. */
  missing(): readonly string[] {
    if (this.#failed < FAILED_MAX) return []
    void this.#ask()
    return [`an append that succeeds: the last ${this.#failed} failed`]
  }

  async #ask(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    try {
      await this.#brokers.connect({ maxMs: ASK_MAX_MS })
      this.#failed = Math.min(this.#failed, FAILED_MAX - 1)
    } catch {
      // still away: the next question asks again
    } finally {
      this.#asking = false
    }
  }
}
