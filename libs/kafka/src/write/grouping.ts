import type { TransactionWrite, WriteReceipt } from '@baton/stream'
import type { Cluster } from '../cluster/cluster.ts'
import type { Address } from '../cluster/config.ts'

/**
 * Drops empty writes and joins those to the same partition: a request takes one batch of each
 * partition.
 */
export const onePerPartition = (writes: readonly TransactionWrite[]): TransactionWrite[] => {
  const merged = new Map<string, TransactionWrite>()
  for (const write of writes) {
    if (write.records.length === 0) continue
    const key = `${write.topic}/${write.partition}`
    const before = merged.get(key)
    const records = before ? [...before.records, ...write.records] : write.records
    merged.set(key, before ? { ...before, records } : write)
  }
  return [...merged.values()]
}

export const byTopic = <T extends { readonly topic: string }>(
  items: readonly T[],
): Map<string, T[]> => Map.groupBy(items, item => item.topic)

export interface LeaderShare<T> {
  readonly leader: Address
  readonly items: T[]
}

/** The items for each broker that leads a partition of theirs. */
export const byLeader = async <T extends { readonly topic: string; readonly partition: number }>(
  cluster: Cluster,
  items: readonly T[],
): Promise<Map<string, LeaderShare<T>>> => {
  const shares = new Map<string, LeaderShare<T>>()
  for (const item of items) {
    const leader = await cluster.leader(item.topic, item.partition)
    const key = `${leader.host}:${leader.port}`
    const share = shares.get(key)
    if (share) share.items.push(item)
    else shares.set(key, { leader, items: [item] })
  }
  return shares
}

/** The receipts as the writes were given; brokers answer in an order of their own. */
export const inOrderOf = (
  writes: readonly { readonly topic: string; readonly partition: number }[],
  receipts: readonly WriteReceipt[],
): WriteReceipt[] => {
  const byPlace = new Map(receipts.map(r => [`${r.topic}/${r.partition}`, r]))
  return writes.map(({ topic, partition }) => {
    const receipt = byPlace.get(`${topic}/${partition}`)
    return receipt ?? { topic, partition, baseOffset: -1 }
  })
}
