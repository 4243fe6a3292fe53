import type { Codec } from '@baton/codec'
import type { CrmProgress, CrmReceipt } from '@baton/domain'
import type { OutputRecord, TransactionalWriter } from '@baton/stream'
import type { Ledger } from './ledger.ts'
import { progressReceipt } from './receipt.ts'

export interface ReceiptLogOptions {
  readonly writer: TransactionalWriter
  readonly ledger: Ledger
  /** The progress that the log ends with. */
  readonly kept: Place
  readonly codec: Codec<CrmReceipt>
  readonly receipts: string
  readonly deadLetters: string
  readonly partition: number
  readonly now: () => number
  /** Called once, with what made the writer useless. */
  readonly onFailed: (error: unknown) => void
}

/** Of a progress, where a restart reads outbound messages from. */
export type Place = Pick<CrmProgress, 'outbound' | 'apart'>

/** What is to be committed together. */
export interface ReceiptWrite {
  readonly receipts?: readonly CrmReceipt[]
  readonly letters?: readonly OutputRecord[]
  /** Outbound offset of a message for which nothing is left to do after this. */
  readonly finishes?: number
}

interface Waiting {
  readonly write: ReceiptWrite
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Writes that share one transaction. */
const GROUP_MAX = 500
/**
 * Progress need not be in every transaction: an earlier one is as safe while the log holds what
 * came after it, only longer to restore from. It is in those that leave nothing to do, after which
 * there may be none for long.
 */
const PROGRESS_EVERY_MS = 100

/**
 * Commits receipts and dead letters in transactions of the partition's one owner; what waits at the
 * same time shares one. A former owner is fenced: it can begin nothing any more.
 */
export class ReceiptLog {
  readonly #options: ReceiptLogOptions
  readonly #waiting: Waiting[] = []
  #busy: Promise<void> | undefined
  #failure: { readonly error: unknown } | undefined
  #progressAt = Number.NEGATIVE_INFINITY
  #kept: Place

  constructor(options: ReceiptLogOptions) {
    this.#options = options
    this.#kept = options.kept
  }

  /**
   * Resolves when they are committed. Rejects when the partition has another owner, or the writer
   * is broken.
   */
  write(write: ReceiptWrite): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure.error)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject })
      this.#busy ??= this.#drain()
    })
  }

  /**
   * Commits how far the partition is written, where no receipt has told it: what is written now may
   * tell it by itself.
   */
  async keepProgress(): Promise<void> {
    const { ledger, now } = this.#options
    if (this.#busy || this.#failure || isSame(ledger.progress(), this.#kept)) return
    this.#progressAt = Number.NEGATIVE_INFINITY
    await this.write({ receipts: [progressReceipt(now())] })
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#busy) await this.#busy
  }

  async #drain(): Promise<void> {
    // What is written in the same turn shares the first transaction.
    await Promise.resolve()
    while (this.#waiting.length > 0 && !this.#failure) {
      const group = this.#waiting.splice(0, GROUP_MAX)
      try {
        await this.#commit(group)
        for (const { resolve } of group) resolve()
      } catch (error) {
        this.#failure = { error }
        for (const { reject } of [...group, ...this.#waiting.splice(0)]) reject(error)
        this.#options.onFailed(error)
      }
    }
    this.#busy = undefined
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    const { writer, ledger, receipts: topic, deadLetters, partition } = this.#options
    const receipts = group.flatMap(({ write }) => write.receipts ?? [])
    const letters = group.flatMap(({ write }) => write.letters ?? [])
    for (const receipt of receipts) ledger.note(receipt)
    for (const { write } of group) if (write.finishes !== undefined) ledger.finish(write.finishes)
    const records = this.#encoded(receipts)
    const writes = [{ topic, partition, records }]
    if (letters.length > 0) writes.push({ topic: deadLetters, partition, records: letters })
    const answers = await writer.commit(writes)
    const written = answers.find(answer => answer.topic === topic)
    if (written) ledger.committed(written.baseOffset + records.length)
  }

  #encoded(receipts: readonly CrmReceipt[]): OutputRecord[] {
    const { codec, now } = this.#options
    const timestamp = now()
    const last = receipts.length - 1
    return receipts.map((receipt, i) => {
      const progress = i === last ? this.#progressDue(timestamp) : null
      const key = Buffer.from(receipt.contactId)
      return { key, value: codec.encode({ ...receipt, progress }), timestamp }
    })
  }

  #progressDue(timestamp: number): CrmProgress | null {
    const { ledger } = this.#options
    if (!ledger.isDrained && timestamp - this.#progressAt < PROGRESS_EVERY_MS) return null
    this.#progressAt = timestamp
    const progress = ledger.progress()
    this.#kept = progress
    return progress
  }
}

const isSame = (a: Place, b: Place): boolean =>
  a.outbound === b.outbound && JSON.stringify(a.apart) === JSON.stringify(b.apart)
