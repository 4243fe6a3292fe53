/** Principal axes by orthogonal iteration: additions, products, divisions and square roots only, in fixed order. */
export interface Axis {
  readonly direction: readonly number[]
  /** Standard deviation of the data along the axis. */
  readonly spread: number
}

const ROUNDS = 60

/** The `count` axes of greatest spread. */
export function principalAxes(rows: readonly (readonly number[])[], count: number): Axis[] {
  const size = rows[0]?.length ?? 0
  const spread = secondMoments(rows, size)
  let basis = Array.from({ length: count }, (_, i) =>
    Array.from({ length: size }, (_, k) => (((i * 37 + k * 101) % 97) - 48) / 97 + (i === k ? 1 : 0)),
  )
  for (let round = 0; round < ROUNDS; round++) basis = orthonormal(basis.map(v => apply(spread, v)))
  return basis.map(direction => ({
    direction,
    spread: Math.sqrt(dot(apply(spread, direction), direction)),
  }))
}

function secondMoments(rows: readonly (readonly number[])[], size: number): number[][] {
  const out = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (const row of rows)
    for (let i = 0; i < size; i++)
      for (let k = 0; k < size; k++) out[i]![k]! += (row[i]! * row[k]!) / rows.length
  return out
}

function apply(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map(row => dot(row, vector))
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function orthonormal(vectors: readonly (readonly number[])[]): number[][] {
  const out: number[][] = []
  for (const vector of vectors) {
    let rest = [...vector]
    for (const done of out) {
      const share = dot(rest, done)
      rest = rest.map((x, i) => x - share * done[i]!)
    }
    const length = Math.sqrt(dot(rest, rest))
    out.push(rest.map(x => x / length))
  }
  return out
}
