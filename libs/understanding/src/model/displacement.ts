/** Places are 2^this in number. */
export const PLACE_BITS = 16
const BUCKET_BITS = 14
const BUCKET_SHIFT = 32 - BUCKET_BITS
/**
 * Displacements that are tried for a bucket; far more than ever needed at the filling that
 * `displaced` allows.
 */
const MOST_TRIED = 1 << 16
const MOST_FILLED = 0.9

/** The place of a hash: one number says for all hashes of a bucket how to spread them. */
export function placeOf(hash: number, displacements: Uint16Array): number {
  return spread(hash, displacements[hash >>> BUCKET_SHIFT]!)
}

function spread(hash: number, displacement: number): number {
  return Math.imul(hash ^ Math.imul(displacement, 0x9e3779b1), 0x85ebca6b) >>> (32 - PLACE_BITS)
}

/**
 * Displacements that give each of the hashes a place of its own, so that a look-up touches one line
 * of memory (hash and displace: Belazzougui, Botelho and Dietzfelbinger 2009). The hashes must
 * differ; at most 0.9 × 2^16 of them.
 */
export function displaced(hashes: Int32Array): Uint16Array {
  if (hashes.length > MOST_FILLED * (1 << PLACE_BITS))
    throw new Error(`${hashes.length} features need more than ${PLACE_BITS} bits of places`)
  const sorted = hashes.toSorted((a, b) => (a >>> BUCKET_SHIFT) - (b >>> BUCKET_SHIFT))
  const displacements = new Uint16Array(1 << BUCKET_BITS)
  const taken = new Uint8Array(1 << PLACE_BITS)
  for (const its of largestFirst(sorted)) {
    let displacement = 1
    while (!takes(its, displacement, taken))
      if (++displacement === MOST_TRIED) throw new Error('two features share a hash')
    displacements[its[0]! >>> BUCKET_SHIFT] = displacement
  }
  return displacements
}

/** The hashes of each bucket that has any. */
function largestFirst(sorted: Int32Array): Int32Array[] {
  const buckets: Int32Array[] = []
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const bucket = sorted[from]! >>> BUCKET_SHIFT
    while (to < sorted.length && sorted[to]! >>> BUCKET_SHIFT === bucket) to++
    buckets.push(sorted.subarray(from, to))
  }
  return buckets.sort((a, b) => b.length - a.length)
}

/** Takes the places of all these hashes, or none of them when one is taken. */
function takes(hashes: Int32Array, displacement: number, taken: Uint8Array): boolean {
  for (let i = 0; i < hashes.length; i++) {
    const place = spread(hashes[i]!, displacement)
    if (taken[place] !== 0) {
      while (--i >= 0) taken[spread(hashes[i]!, displacement)] = 0
      return false
    }
    taken[place] = 1
  }
  return true
}
