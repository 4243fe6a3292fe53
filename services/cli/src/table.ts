import { WHOLE } from '@baton/domain'

const GAP = '  '

/** Rows under a head, in columns as wide as they must be; numbers are for the caller to format. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd()
  return `${[head, ...rows].map(line).join('\n')}\n`
}

export const NOT_AVAILABLE = 'n/a'

/** A share of 1/10,000 as a percentage; n/a below 0. */
export const percent = (share: number): string =>
  share < 0 ? NOT_AVAILABLE : `${(share / 100).toFixed(1)} %`

/** A score of 1/10,000 with two digits. */
export const scoreText = (score: number): string => (score / WHOLE).toFixed(2)
