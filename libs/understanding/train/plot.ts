import { LABELS } from './linear.ts'
import { bins, type Scored } from './measure.ts'

const SIZE = 240
const GAP = 40

/**
 * Reliability of each label: mean score against share of yes, a dot for a bin, larger for more
 * messages.
 */
export function plot(scored: readonly Scored[]): string {
  const width = LABELS.length * (SIZE + GAP) + GAP
  const parts = LABELS.map((label, i) => {
    const x = GAP + i * (SIZE + GAP)
    const dots = bins(scored, label).map(({ count, mean, share }) => {
      const radius = (2 + Math.sqrt(count) / 6).toFixed(1)
      const cx = (x + mean * SIZE).toFixed(1)
      const cy = (GAP + (1 - share) * SIZE).toFixed(1)
      return `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="#2563eb" fill-opacity="0.7"/>`
    })
    const frame = `<rect x="${x}" y="${GAP}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#888"/>`
    const even = `<line x1="${x}" y1="${GAP + SIZE}" x2="${x + SIZE}" y2="${GAP}" stroke="#bbb"/>`
    const name = `<text x="${x}" y="${GAP - 10}" font-family="sans-serif" font-size="14">${label}</text>`
    return [frame, even, name, ...dots].join('\n')
  })
  const height = SIZE + 2 * GAP
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`
  return `${head}\n<rect width="100%" height="100%" fill="#fff"/>\n${parts.join('\n')}\n</svg>\n`
}
