import { BatonError } from '@baton/domain'
import type { TransactionWrite, WriteReceipt } from './ports.ts'

/**
 * Throws END_MOVED when a write got another offset than it was to get; for writers, before they end
 * the transaction. A leader that has lost office without knowing it yet shows an old end of the
 * log: what was read up to it is not all, and must not be decided upon.
 */
export const proveEnds = (
  writes: readonly TransactionWrite[],
  receipts: readonly WriteReceipt[],
): void => {
  for (const { topic, partition, expectedBase } of writes) {
    if (expectedBase === undefined) continue
    const receipt = receipts.find(one => one.topic === topic && one.partition === partition)
    if (receipt && receipt.baseOffset !== expectedBase)
      throw new BatonError(
        'END_MOVED',
        `${topic}/${partition} went on to ${receipt.baseOffset}, and was read to ${expectedBase} only`,
      )
  }
}
