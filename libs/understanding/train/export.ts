import { COLUMNS, type Linear, shippedRow } from './linear.ts'

const LARGEST = 127

/**
 * The weights as signed bytes, `scale` to one unit of log-odds; rows that round to nothing are left
 * out.
 */
export function exportLinear(model: Linear): { json: object; scale: number } {
  const rows = [...model.rows].sort(([a], [b]) => a - b)
  const values = rows.map(([, row]) => shippedRow(model.weights, row * COLUMNS))
  let largest = 0
  for (const row of values) for (const w of row) largest = Math.max(largest, w < 0 ? -w : w)
  const scale = LARGEST / largest
  const hashes: number[] = []
  const cells: number[] = []
  values.forEach((row, i) => {
    const bytes = row.map(w => Math.round(w * scale))
    if (bytes.every(b => b === 0)) return
    hashes.push(rows[i]![0])
    cells.push(...bytes)
  })
  const json = {
    scale,
    hashes: Buffer.from(Int32Array.from(hashes).buffer).toString('base64'),
    cells: Buffer.from(Int8Array.from(cells).buffer).toString('base64'),
    bias: shippedRow(model.bias, 0).map(b => Math.round(b * scale)),
  }
  return { json, scale }
}
