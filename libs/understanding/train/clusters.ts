/** K-means in fixed order from fixed seeds: additions, products and comparisons only. */
const ROUNDS = 25

/** The cluster of each row, 0 to `count` - 1. */
export function clustersOf(rows: readonly Float64Array[], count: number): number[] {
  const stride = Math.floor(rows.length / count)
  let centres: Float64Array[] = Array.from({ length: count }, (_, c) =>
    Float64Array.from(rows[c * stride]!),
  )
  let nearest: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    nearest = rows.map(row => nearestOf(row, centres))
    centres = centres.map((centre, c) => meanOf(rows, nearest, c) ?? centre)
  }
  return nearest
}

function nearestOf(row: Float64Array, centres: readonly Float64Array[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  centres.forEach((centre, c) => {
    let distance = 0
    for (let k = 0; k < row.length && distance < least; k++) {
      const d = row[k]! - centre[k]!
      distance += d * d
    }
    if (distance < least) {
      least = distance
      best = c
    }
  })
  return best
}

function meanOf(
  rows: readonly Float64Array[],
  nearest: readonly number[],
  cluster: number,
): Float64Array | undefined {
  const sum = new Float64Array(rows[0]?.length ?? 0)
  let members = 0
  rows.forEach((row, i) => {
    if (nearest[i] !== cluster) return
    members++
    for (let k = 0; k < sum.length; k++) sum[k]! += row[k]!
  })
  return members === 0 ? undefined : sum.map(x => x / members)
}
