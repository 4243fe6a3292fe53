import type { Lab } from './lab.ts'

/** What was counted or measured: numbers add up over runs, lists grow. */
export type Figures = Readonly<Record<string, number | readonly number[]>>

/** What one run of an experiment says. */
export interface Outcome {
  /** Doses given, as many as were asked for unless it says so. */
  readonly dose: number
  readonly figures: Figures
  /** What must never be, in words; a run without is one that held. */
  readonly wrong: readonly string[]
}

/** One kind of fault, done to real processes, and judged. */
export interface Experiment {
  /** Its number in docs/guarantees.md, or a word. */
  readonly id: string
  readonly fault: string
  /** What is counted: `kills`, `lost answers`. */
  readonly unit: string
  /** As the table says it. */
  readonly wanted: string
  readonly wantedDose: number
  /** What is run in one go, so that a run can be continued. */
  readonly chunk: number
  /** The dose in every `npm test`; 0 when it is too long for that. */
  readonly short: number
  /** How many brokers of its own it needs at least, when it does something to them. */
  readonly needsBrokers?: 1 | 3
  /** How long one chunk may take, ms. */
  readonly limitMs: number
  run(lab: Lab, dose: number): Promise<Outcome>
  /** The result in words, of the figures of all runs. */
  tell(total: Figures): string
}

/** A figure that is one number; 0 when nobody counted it. */
export const count = (figures: Figures, name: string): number => {
  const value = figures[name]
  return typeof value === 'number' ? value : 0
}

export const list = (figures: Figures, name: string): readonly number[] => {
  const value = figures[name]
  return value !== undefined && typeof value !== 'number' ? value : []
}

/** Sums numbers, joins lists. */
export const added = (one: Figures, other: Figures): Figures => {
  const sum: Record<string, number | readonly number[]> = { ...one }
  for (const [name, value] of Object.entries(other)) {
    sum[name] =
      typeof value === 'number' ? count(one, name) + value : [...list(one, name), ...value]
  }
  return sum
}

/** The value below which a share of all lies, by rank; NaN of none. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** A number for people: 1,234,567. */
export const grouped = (value: number): string => value.toLocaleString('en-US')

/** The numbers of a list for people, to two digits. */
export const listed = (figures: Figures, name: string): string =>
  list(figures, name)
    .map(n => grouped(Math.round(n * 100) / 100))
    .join(', ')

/** `0 lost, 0 doubled, 0 diverging of 12,345 events`. */
export const verdictIn = (total: Figures): string => {
  const [lost, doubled, diverging] = ['lost', 'doubled', 'diverging'].map(name =>
    grouped(count(total, name)),
  )
  return `${lost} lost, ${doubled} doubled, ${diverging} diverging of ${grouped(count(total, 'events'))} events`
}
