import type { Codec } from '@baton/codec'
import type { CrmProgress, CrmReceipt } from '@baton/domain'
import { answered, type LogPort } from '@baton/stream'
import { SHOWN_BEFORE_MS } from '../highlevel/look-up.ts'
import { Ledger } from './ledger.ts'

export interface RestoreOptions {
  readonly log: LogPort
  readonly outbound: string
  readonly receipts: string
  readonly partition: number
  readonly codec: Codec<CrmReceipt>
  readonly signal: AbortSignal
}

/** How far back in the log something is looked for at first, in offsets; then further, by the factor. */
const LOOK_BACK = 256
const FURTHER = 16

/**
 * The ledger of a partition after a restart. The writer of receipts must have been initialised: it is the only one, so the end read
 * here is the true end.
 */
export const restoreLedger = async (
  options: RestoreOptions,
): Promise<{ readonly ledger: Ledger; readonly receiptsRead: number }> => {
  const { log, outbound, receipts, partition, signal } = options
  const { start, end } = await answered(log.ends(receipts, partition), signal)
  const progress = await lastProgress(options, start, end)
  const first = (await answered(log.ends(outbound, partition), signal)).start
  const folded = Math.max(start, progress?.receipts ?? start)
  for (
    let from = folded, back = LOOK_BACK;
    ;
    from = Math.max(start, folded - back), back *= FURTHER
  ) {
    const ledger = new Ledger(progress ?? { outbound: first, apart: [] }, end)
    let receiptsRead = 0
    let knownSince = Number.POSITIVE_INFINITY
    await read(options, from, (receipt, offset) => {
      receiptsRead += 1
      knownSince = Math.min(knownSince, receipt.at)
      if (offset < folded) ledger.know(receipt.providerId)
      else ledger.fold(receipt, offset)
    })
    // What a look-up may show beside the write in doubt has to be known as what it is.
    const isKnown = knownSince < ledger.doubtedSince - SHOWN_BEFORE_MS
    if (from === start || ledger.doubtedSince === Number.POSITIVE_INFINITY || isKnown) {
      return { ledger, receiptsRead }
    }
  }
}

/** The newest progress in the log, looked for from its end backwards. */
const lastProgress = async (
  options: RestoreOptions,
  start: number,
  end: number,
): Promise<CrmProgress | null> => {
  for (let back = LOOK_BACK; ; back *= FURTHER) {
    const from = Math.max(start, end - back)
    let found: CrmProgress | null = null
    await read(options, from, ({ progress }) => {
      found = progress ?? found
    })
    if (found || from === start) return found
  }
}

const read = async (
  { log, receipts: topic, partition, codec, signal }: RestoreOptions,
  from: number,
  visit: (receipt: CrmReceipt, offset: number) => void,
): Promise<void> => {
  await log.readToEnd({
    topic,
    partition,
    from,
    signal,
    onBatch: async ({ records }) => {
      await codec.prefetch(records.map(record => record.value))
      for (const { value, offset } of records) {
        if (value) visit(codec.decode(value), offset)
      }
    },
  })
}
