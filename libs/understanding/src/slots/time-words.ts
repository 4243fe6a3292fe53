import { wordSet } from './word-set.ts'

const UNITS: readonly [days: number, words: string][] = [
  [1, 'day days dys dia dias'],
  [7, 'week weeks wk wks semana semanas'],
  [30, 'month months mo mos mth mths mes meses'],
  [365, 'year years yr yrs ano anos'],
]

/** Days in a unit of time, by its word. */
export const DAYS_OF: ReadonlyMap<string, number> = new Map(
  UNITS.flatMap(([days, words]) => words.split(' ').map(word => [word, days] as const)),
)

/** Words that speak of an appointment, a call or a message rather than of the deal. */
export const APPOINTMENT = wordSet(
  `tour showing see call meet appointment visit inspection viewing walkthrough talk chat text zoom appt come stop ask
   meeting consult surgery remind swing photos photographer sign coffee`,
)

/** Days of the week, and their short forms. */
export const WEEKDAYS = wordSet(
  'monday tuesday wednesday thursday friday saturday sunday mon tues wed thurs fri sat sun',
)

/** Words that lead in a time. */
export const TIME_LEADS = wordSet(
  'in within by before next about around like until till til at after for en within dentro under',
)

/** Half a year is 180 days as six months are. */
export const halfOf = (days: number): number => (days === 365 ? 180 : Math.round(days / 2))

/** Months are 30 days each, but twelve of them are a year. */
export const wholeYears = (days: number, unit: number): number =>
  unit === 30 && days % 360 === 0 ? (days / 360) * 365 : days
