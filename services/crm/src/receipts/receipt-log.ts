import type { Codec } from '@baton/codec'
import type { CrmReceipt } from '@baton/domain'
import type { OutputRecord, TransactionalWriter } from '@baton/stream'
import type { Ledger } from './ledger.ts'

export interface ReceiptLogOptions {
  readonly writer: TransactionalWriter
  readonly ledger: Ledger
  readonly codec: Codec<CrmReceipt>
  readonly receipts: string
  readonly deadLetters: string
  readonly partition: number
  readonly now: () => number
  /** Called once, with what made the writer useless. */
  readonly onFailed: (error: unknown) => void
}

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
/** Progress need not be in every transaction: an earlier one is as safe, only longer to restore from. */
const PROGRESS_EVERY_MS = 100

/**
 * Commits receipts and dead letters in transactions of the partition's one owner; what waits at the same time shares one. A former
 * owner is fenced: it can begin nothing any more.
 */
export class ReceiptLog {
  readonly #options: ReceiptLogOptions
  readonly #waiting: Waiting[] = []
  #busy: Promise<void> | undefined
  #failure: { readonly error: unknown } | undefined
  #progressAt = Number.NEGATIVE_INFINITY

  constructor(options: ReceiptLogOptions) {
    this.#options = options
  }

  /** Resolves when they are committed. Rejects when the partition has another owner, or the writer is broken. */
  write(write: ReceiptWrite): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure.error)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject })
      this.#busy ??= this.#drain()
    })
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
    const { ledger, codec, now } = this.#options
    const timestamp = now()
    const due = timestamp - this.#progressAt >= PROGRESS_EVERY_MS
    if (due) this.#progressAt = timestamp
    const last = receipts.length - 1
    return receipts.map((receipt, i) => ({
      key: Buffer.from(receipt.contactId),
      value: codec.encode(
        due && i === last ? { ...receipt, progress: ledger.progress() } : receipt,
      ),
      timestamp,
    }))
  }
}
