const SEED = 0x9747b28c
const M = 0x5bd1e995

/**
 * murmur2 as Kafka's Java client computes it (org.apache.kafka.common.utils.Utils.murmur2), signed
 * 32 bits.
 */
export const murmur2 = (data: Uint8Array): number => {
  const { length } = data
  let h = SEED ^ length
  const body = length & ~3
  for (let i = 0; i < body; i += 4) {
    let k = data[i]! | (data[i + 1]! << 8) | (data[i + 2]! << 16) | (data[i + 3]! << 24)
    k = Math.imul(k, M)
    k ^= k >>> 24
    k = Math.imul(k, M)
    h = Math.imul(h, M) ^ k
  }
  const rest = length - body
  if (rest > 2) h ^= data[body + 2]! << 16
  if (rest > 1) h ^= data[body + 1]! << 8
  if (rest > 0) h = Math.imul(h ^ data[body]!, M)
  h ^= h >>> 13
  h = Math.imul(h, M)
  return h ^ (h >>> 15)
}

/** The partition Java's default partitioner gives a key (librdkafka: `murmur2_random`). */
export const partitionOf = (key: Uint8Array, partitions: number): number =>
  (murmur2(key) & 0x7fffffff) % partitions
