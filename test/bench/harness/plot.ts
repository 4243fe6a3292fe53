import type { Environment } from './environment.ts'
import type { Summary } from './figures.ts'

/** One run of a benchmark as it is kept. */
export interface Result {
  readonly environment: Environment
  readonly summaries: readonly Summary[]
}

const ROW = 18
const [LABEL, WIDTH] = [620, 420]

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/**
 * The first figure of each circumstance, over time: a bar for the median, a line from least to
 * most.
 */
export const plotted = (bench: string, results: readonly Result[]): string => {
  const rows = results.flatMap(({ environment, summaries }) =>
    summaries.map(({ circumstances, figures }) => {
      const [name, spread] = Object.entries(figures)[0] ?? ['', undefined]
      return {
        label: `${environment.at.slice(0, 10)} ${environment.commit.slice(0, 7)} ${circumstances}, ${name}`,
        spread,
      }
    }),
  )
  const most = Math.max(1e-9, ...rows.map(row => row.spread?.max ?? 0))
  const x = (value: number) => (LABEL + (value / most) * WIDTH).toFixed(1)
  const bars = rows.map(({ label, spread }, i) => {
    const y = 30 + i * ROW
    const { min, median, max } = spread ?? { min: 0, median: 0, max: 0 }
    const middle = y + ROW / 2 - 2
    return [
      `<text x="${LABEL - 6}" y="${y + 11}" text-anchor="end">${escaped(label)}</text>`,
      `<rect x="${LABEL}" y="${y}" width="${((median / most) * WIDTH).toFixed(1)}" height="${ROW - 5}" fill="#4a7fb5"/>`,
      `<line x1="${x(min)}" x2="${x(max)}" y1="${middle}" y2="${middle}" stroke="#c33"/>`,
      `<text x="${Number(x(max)) + 5}" y="${y + 11}">${median}</text>`,
    ].join('\n')
  })
  const height = 40 + rows.length * ROW
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${LABEL + WIDTH + 90}" height="${height}" font-family="sans-serif" font-size="11">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="10" y="18" font-size="14">${escaped(bench)}: median, from least to most</text>`,
    ...bars,
    '</svg>\n',
  ].join('\n')
}
