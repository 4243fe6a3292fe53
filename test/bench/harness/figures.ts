/**
 * One measurement: what was measured, under which circumstances, and its figures with their unit in
 * the name.
 */
export interface Measured {
  readonly bench: string
  readonly circumstances: string
  readonly figures: Readonly<Record<string, number>>
}

export interface Spread {
  readonly runs: number
  readonly min: number
  readonly median: number
  readonly max: number
}

export interface Summary {
  readonly bench: string
  readonly circumstances: string
  readonly figures: Readonly<Record<string, Spread>>
}

/** Of any number of values; the mean of the middle two where they are even. */
export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
  const [min, max] = [sorted[0] ?? Number.NaN, sorted.at(-1) ?? Number.NaN]
  return { runs: sorted.length, min, median: rounded(median), max }
}

/** Three significant digits are more than a shared machine gives. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4))

/** Measurements of the same thing side by side. */
export const summarise = (all: readonly Measured[]): Summary[] =>
  [...Map.groupBy(all, one => `${one.bench}, ${one.circumstances}`).values()].map(same => {
    const { bench, circumstances, figures } = same[0]!
    const spreads = Object.keys(figures).map(name => {
      const values = same.flatMap(one => one.figures[name] ?? [])
      return [name, spreadOf(values)] as const
    })
    return { bench, circumstances, figures: Object.fromEntries(spreads) }
  })

/** min / **median** / max, as Markdown; a single run stands alone. */
export const asTable = (summaries: readonly Summary[]): string =>
  summaries
    .map(({ bench, circumstances, figures }) => {
      const rows = Object.entries(figures).map(
        ([name, spread]) => `| ${name} | ${inWords(spread)} |`,
      )
      return [`### ${bench}: ${circumstances}`, '', '| figure | |', '|---|---|', ...rows].join('\n')
    })
    .join('\n\n')

const inWords = ({ runs, min, median, max }: Spread): string =>
  runs === 1
    ? `**${rounded(median)}**`
    : `${rounded(min)} / **${rounded(median)}** / ${rounded(max)}`

/** The value below which the share `q` of the sorted values lies. */
export const percentile = (sorted: ArrayLike<number>, q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
