/** Places are 2^this in number. */
export const PLACE_BITS = 16
const BUCKET_BITS = 14
const BUCKET_SHIFT = 32 - BUCKET_BITS
/** Displacements that are tried for a bucket; far more than ever needed at the filling that `displaced` allows. */
const MOST_TRIED = 1 << 16
const MOST_FILLED = 0.9

/** The place of a hash: one number says for all hashes of a bucket how to spread them. */
export function placeOf(hash: number, displacements: Uint16Array): number {
  const displacement = Math.imul(displacements[hash >>> BUCKET_SHIFT]!, 0x9e3779b1)
  return Math.imul(hash ^ displacement, 0x85ebca6b) >>> (32 - PLACE_BITS)
}

/**
 * Displacements that give each of the hashes a place of its own, so that a look-up touches one line of memory (hash and
 * displace: Belazzougui, Botelho and Dietzfelbinger 2009). The hashes must differ; at most 0.9 × 2^16 of them.
 */
export function displaced(hashes: Int32Array): Uint16Array {
  if (hashes.length > MOST_FILLED * (1 << PLACE_BITS))
    throw new Error(`${hashes.length} features need more than ${PLACE_BITS} bits of places`)
  const buckets = Map.groupBy(hashes, hash => hash >>> BUCKET_SHIFT)
  const largestFirst = [...buckets].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
  const displacements = new Uint16Array(1 << BUCKET_BITS)
  const taken = new Uint8Array(1 << PLACE_BITS)
  for (const [bucket, its] of largestFirst) {
    let places: number[]
    do {
      if (displacements[bucket]! + 1 === MOST_TRIED) throw new Error('two features share a hash')
      displacements[bucket]!++
      places = its.map(hash => placeOf(hash, displacements))
    } while (places.some((place, i) => taken[place] !== 0 || places.indexOf(place) !== i))
    for (const place of places) taken[place] = 1
  }
  return displacements
}
