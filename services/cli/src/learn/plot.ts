export interface PlotOptions {
  /** Most columns; longer series show the last value of each stretch. */
  readonly width: number
  /** From the top row to the bottom one. */
  readonly levels: readonly number[]
  readonly label: (level: number) => string
}

/** A series as text, one mark a column on the level it is nearest to. */
export const plot = (values: readonly number[], options: PlotOptions): string => {
  const { levels, label } = options
  const columns = squeezed(values, options.width)
  const marks = columns.map(value => nearest(levels, value))
  const labels = levels.map(label)
  const wide = Math.max(0, ...labels.map(text => text.length))
  const rows = levels.map((_, row) => {
    const line = marks.map(mark => (mark === row ? '*' : ' ')).join('')
    return `${(labels[row] ?? '').padStart(wide)} |${line.trimEnd()}`
  })
  return `${rows.join('\n')}\n${' '.repeat(wide)} +${'-'.repeat(columns.length)}\n`
}

const squeezed = (values: readonly number[], width: number): number[] => {
  const columns = Math.min(width, values.length)
  return Array.from(
    { length: columns },
    (_, column) => values[Math.ceil(((column + 1) * values.length) / columns) - 1] ?? 0,
  )
}

const nearest = (levels: readonly number[], value: number): number => {
  let found = 0
  for (const [row, level] of levels.entries()) {
    if (Math.abs(level - value) < Math.abs((levels[found] ?? 0) - value)) found = row
  }
  return found
}

/** Evenly from the highest value down to 0. */
export const levelsDown = (highest: number, rows: number): number[] =>
  Array.from({ length: rows }, (_, row) => (highest * (rows - 1 - row)) / (rows - 1))
