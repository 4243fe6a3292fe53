import type { Codec } from '@baton/codec'
import { BatonError, type CrmProgress, type CrmReceipt, isBatonError } from '@baton/domain'
import { answered, type InputRecord, type LogPort } from '@baton/stream'
import { SHOWN_BEFORE_MS } from '../highlevel/look-up.ts'
import { Ledger, withUnlocated } from './ledger.ts'
import type { Place } from './receipt-log.ts'

export interface RestoreOptions {
  readonly log: LogPort
  readonly outbound: string
  readonly receipts: string
  readonly partition: number
  readonly codec: Codec<CrmReceipt>
  /** The location of contacts that came without one, if they have an account. */
  readonly unlocated: string | undefined
  /** Where a person says to go on, by `<topic>/<partition>@<next offset to write>`. */
  readonly passOver: ReadonlyMap<string, number>
  readonly signal: AbortSignal
}

export interface Restored {
  readonly ledger: Ledger
  /** The progress that the log ends with. */
  readonly kept: Place
  readonly receiptsRead: number
  /** What of the log is not read any more, as a person said, `<topic>/<partition>@<from>-<to>`. */
  readonly passedOver: string | null
  /** Records that no crm has written, by offset: why they cannot be read. */
  readonly foreign: ReadonlyMap<number, BatonError>
}

interface Reading extends RestoreOptions {
  readonly foreign: Map<number, BatonError>
}

/**
 * How far back in the log something is looked for at first, in offsets; then further, by the
 * factor.
 */
const LOOK_BACK = 256
const FURTHER = 16

/**
 * The ledger of a partition after a restart. The writer of receipts must have been initialised: it
 * is the only one, so the end read here is the true end. Rejects with INPUT_LOST when messages have
 * left the log that were not written.
 */
export const restoreLedger = async (from: RestoreOptions): Promise<Restored> => {
  const options = { ...from, foreign: new Map<number, BatonError>() }
  const { log, outbound, receipts, partition, unlocated, signal } = options
  const { start, end } = await answered(log.ends(receipts, partition), signal)
  const saved = await lastProgress(options, start, end)
  const { start: first } = await answered(log.ends(outbound, partition), signal)
  const progress = saved ? withUnlocated(saved, unlocated) : { outbound: first, apart: [] }
  const { ledger, receiptsRead } = await folded(options, progress, {
    from: Math.max(start, saved?.receipts ?? start),
    start,
    end,
  })
  const passedOver = passOverLost(options, ledger, first)
  const { foreign } = options
  return { ledger, kept: saved ?? progress, receiptsRead, passedOver, foreign }
}

/** Receipts from a place on, and before it those that say what a look-up may show. */
const folded = async (
  options: Reading,
  progress: Place,
  { from, start, end }: { readonly from: number; readonly start: number; readonly end: number },
): Promise<Pick<Restored, 'ledger' | 'receiptsRead'>> => {
  for (let known = from, back = LOOK_BACK; ; back *= FURTHER) {
    const ledger = new Ledger(progress, end)
    let receiptsRead = 0
    let knownSince = Number.POSITIVE_INFINITY
    await read(options, known, (receipt, offset) => {
      receiptsRead += 1
      knownSince = Math.min(knownSince, receipt.at)
      if (offset < from) ledger.know(receipt.providerId)
      else ledger.fold(receipt, offset)
    })
    // What a look-up may show beside the write in doubt has to be known as what it is.
    const isKnown = knownSince < ledger.doubtedSince - SHOWN_BEFORE_MS
    if (known === start || ledger.doubtedSince === Number.POSITIVE_INFINITY || isKnown) {
      return { ledger, receiptsRead }
    }
    known = Math.max(start, from - back)
  }
}

/** Goes on behind what has left the log, if a person said so. */
const passOverLost = (
  { outbound, partition, passOver }: RestoreOptions,
  ledger: Ledger,
  first: number,
): Restored['passedOver'] => {
  const { lowest } = ledger
  const place = `${outbound}/${partition}@${lowest}`
  const said = passOver.get(place)
  if (said !== undefined) ledger.passOver(said)
  if (ledger.lowest < first) {
    throw new BatonError(
      'INPUT_LOST',
      `${outbound}/${partition} starts at ${first}, and from ${ledger.lowest} on nothing says that all is written: ` +
        `start the crm with BATON_PASS_OVER=${place}-${first} to go on behind what is gone`,
    )
  }
  return ledger.lowest === lowest ? null : `${place}-${ledger.lowest}`
}

/** The newest progress in the log, looked for from its end backwards. */
const lastProgress = async (
  options: Reading,
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
  options: Reading,
  from: number,
  visit: (receipt: CrmReceipt, offset: number) => void,
): Promise<void> => {
  const { log, receipts: topic, partition, codec, signal } = options
  await log.readToEnd({
    topic,
    partition,
    from,
    signal,
    onBatch: async ({ records }) => {
      await codec.prefetch(records.map(record => record.value))
      for (const record of records) {
        const receipt = receiptIn(options, record)
        // The clock of the brokers is the same for all who own the partition one after the other.
        if (receipt) visit({ ...receipt, at: record.timestamp }, record.offset)
      }
    },
  })
}

/**
 * What a record says; null for none, and for bytes that are no receipt: of those no write can be
 * lost. SCHEMA_DIFFERS when it may be one, and the registry has lost what says so.
 */
const receiptIn = (
  { receipts, partition, codec, foreign }: Reading,
  { offset, value }: InputRecord,
): CrmReceipt | null => {
  try {
    return value && codec.decode(value)
  } catch (error) {
    if (!isBatonError(error) || error.remedy !== 'poison') throw error
    const what = `${receipts}/${partition}/${offset} cannot be read: ${error.message}`
    if (error.code === 'UNKNOWN_SCHEMA') throw new BatonError('SCHEMA_DIFFERS', what, error)
    foreign.set(offset, new BatonError(error.code, what, error))
    return null
  }
}
