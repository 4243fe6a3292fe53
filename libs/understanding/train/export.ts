import { COLUMNS, type Linear } from './linear.ts'

const LARGEST = 127

/** The weights as signed bytes; rows that round to nothing are left out. */
export function exportLinear(model: Linear): { json: object; scale: number } {
  let largest = 0
  for (const w of model.weights) largest = Math.max(largest, Math.abs(w))
  const scale = LARGEST / largest
  const rows = [...model.rows].sort(([a], [b]) => a - b)
  const hashes: number[] = []
  const cells: number[] = []
  for (const [hash, row] of rows) {
    const bytes = Array.from({ length: COLUMNS }, (_, k) =>
      Math.round(model.weights[row * COLUMNS + k]! * scale),
    )
    if (bytes.every(b => b === 0)) continue
    hashes.push(hash)
    cells.push(...bytes)
  }
  const json = {
    hashes: Buffer.from(Int32Array.from(hashes).buffer).toString('base64'),
    cells: Buffer.from(Int8Array.from(cells).buffer).toString('base64'),
    bias: [...model.bias].map(b => Math.round(b * scale)),
  }
  return { json, scale }
}
