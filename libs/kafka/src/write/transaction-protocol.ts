import type { WriteReceipt } from '@baton/stream'
import type { Settings } from '../cluster/config.ts'
import type { Link } from '../cluster/link.ts'
import type { Frame } from '../wire/frame.ts'
import {
  type BatchesByTopic,
  readAddingReceipts,
  readReceipts,
  writeAddingProduce,
  writeProduce,
} from './produce.ts'
import {
  commitForNextEpoch,
  endTransaction,
  type ProducerIdentity,
} from './transaction-requests.ts'

/** What a transaction says to the brokers. */
export interface TransactionProtocol {
  /** AddPartitionsToTxn comes before Produce. */
  readonly addsFirst: boolean
  writeProduce(frame: Frame, settings: Settings, id: string, byTopic: BatchesByTopic): Frame
  readReceipts(answer: Buffer): WriteReceipt[]
  /** Resolves with who writes the next transaction; the same object where nothing changes. */
  commit(
    link: Link,
    frame: Frame,
    id: string,
    identity: ProducerIdentity,
  ): Promise<ProducerIdentity>
}

/** Before `transaction.version` 2. */
export const ONE_EPOCH: TransactionProtocol = {
  addsFirst: true,
  writeProduce,
  readReceipts,
  commit: async (link, frame, id, identity) => {
    await endTransaction(link, frame, id, identity, true)
    return identity
  },
}

/**
 * Each transaction has an epoch of its own, so that nothing late of an earlier one can touch it,
 * and Produce adds its partitions: a request less (KIP-890).
 */
const EPOCH_EACH: TransactionProtocol = {
  addsFirst: false,
  writeProduce: writeAddingProduce,
  readReceipts: readAddingReceipts,
  commit: commitForNextEpoch,
}

/**
 * An epoch each only where one broker leads all that is written to: of several leaders each asks
 * the coordinator to add its partitions, which takes one request at a time and lets the others look
 * again after 20 ms.
 */
export const protocolFor = (transactionVersion: number, leaders: number): TransactionProtocol =>
  transactionVersion >= 2 && leaders === 1 ? EPOCH_EACH : ONE_EPOCH
