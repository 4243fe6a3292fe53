import type { Codec } from '@baton/codec'
import { type CrmReceipt, isBatonError, type OutboundMessage } from '@baton/domain'
import type { Logger } from '@baton/runtime'
import type { OutputRecord } from '@baton/stream'
import type { PlannedCall, Priority } from '../plan/call.ts'
import type { Ledger } from '../receipts/ledger.ts'
import { actionKind, receiptOf } from '../receipts/receipt.ts'
import type { ReceiptLog, ReceiptWrite } from '../receipts/receipt-log.ts'
import { deadLetter } from './dead-letter.ts'
import type { OptOuts } from './opt-outs.ts'
import { type CallParts, runCall, type Settled } from './run-call.ts'
import type { TakenMessage } from './taken.ts'
import { goesStale, withheld } from './withheld.ts'

export interface CarryOutOptions {
  readonly topic: string
  readonly partition: number
  readonly codec: Codec<OutboundMessage>
  readonly ledger: Ledger
  readonly receipts: ReceiptLog
  readonly optOuts: OptOuts
  readonly parts: CallParts
  readonly logger: Logger
  readonly signal: AbortSignal
}

const MS = 1_000

/**
 * Carries out the calls of one message, one after the other, each with its receipts; they share one
 * dead letter when some fail. Ends early when the signal aborts. Rejects when receipts cannot be
 * written.
 */
export const carryOut = async (
  taken: TakenMessage,
  priority: () => Priority,
  options: CarryOutOptions,
): Promise<void> => {
  const { receipts, signal, parts } = options
  const { calls, offset } = taken
  const written: Promise<void>[] = []
  const write = (what: ReceiptWrite) => {
    const promise = receipts.write(what)
    // Awaited at the end, unless something else ends this first; whoever owns the receipts hears of
    // it in any case.
    promise.catch(() => undefined)
    written.push(promise)
  }
  let buried = false
  for (let call = calls[0]; call; call = calls[0]) {
    if (signal.aborted) return
    const settled = await settle(taken, call, priority, options)
    tell(taken, call, settled, parts)
    const letters: OutputRecord[] =
      settled.status === 'failed' && !buried ? [bury(taken, settled, options)] : []
    buried ||= letters.length > 0
    calls.shift()
    const finishes = calls.length === 0 ? { finishes: offset } : {}
    write({ receipts: receiptsOf(taken, call, settled, parts), letters, ...finishes })
  }
  // All of it was done before a restart.
  if (written.length === 0) write({ finishes: offset })
  await Promise.all(written)
}

const settle = async (
  taken: TakenMessage,
  call: PlannedCall,
  priority: () => Priority,
  { ledger, receipts, optOuts, parts, signal }: CarryOutOptions,
): Promise<Settled> => {
  const { message, offset, location } = taken
  const [first = -1] = call.actions
  const begin = async () => {
    const begun = receiptOf({ message, offset }, first, 'begun', parts.clock.now())
    await receipts.write({ receipts: [begun] })
  }
  const context = {
    contactId: message.contactId,
    priority,
    signal,
    doubt: ledger.doubt(offset, first),
    begin,
    isOther: (id: string) => ledger.isKnownId(id),
    withheld: () => withheld(taken, call, optOuts, location.clock.now()),
    byTime: goesStale(taken, call),
  }
  try {
    return await runCall(call, location, context, parts)
  } catch (error) {
    if (!isBatonError(error) || error.remedy !== 'poison') throw error
    return { status: 'failed', providerId: '', attempts: 0, note: error.code }
  }
}

const receiptsOf = (
  { message, offset }: TakenMessage,
  call: PlannedCall,
  { status, providerId, attempts, note }: Settled,
  { clock }: CallParts,
): CrmReceipt[] =>
  call.actions.map(action =>
    receiptOf({ message, offset }, action, status, clock.now(), { providerId, attempts, note }),
  )

const tell = (
  { message, timestamp }: TakenMessage,
  call: PlannedCall,
  { status }: Settled,
  { metrics, clock }: CallParts,
): void => {
  for (const action of call.actions) metrics.settled(actionKind(message, action), status)
  if (call.kind !== 'text' || status !== 'done') return
  metrics.sent(Math.max(0, clock.now() - timestamp) / MS)
}

const bury = (
  { message, offset }: TakenMessage,
  { note: cause }: Settled,
  { topic, partition, codec, logger, parts }: CarryOutOptions,
): OutputRecord => {
  const { decisionId, contactId } = message
  logger.error('a message goes to the dead letters', { partition, offset, decisionId, cause })
  parts.metrics.deadLetter(cause.split(' ', 1)[0] ?? cause)
  const record = {
    key: Buffer.from(contactId),
    value: codec.encode(message),
    headers: undefined,
  }
  return deadLetter(record, { topic, partition, offset }, cause, parts.clock.now())
}
