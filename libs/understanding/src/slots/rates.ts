import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const PERIODS = wordSet('month mo hour hr year yr week mes hora ano monthly day night semana')
const PER = wordSet('a an per / al por each every the')
const RATED = wordSet('monthly biweekly weekly annually yearly hourly mensual mensuales mo')

/** "a month", "/mo", "an hour", "per year", "al mes", "a sqft": whether a rate follows at `at`. */
export const isRate = (m: Message, at: number): boolean =>
  RATED.has(wordAt(m, at)) ||
  (PER.has(wordAt(m, at)) && (PERIODS.has(wordAt(m, at + 1)) || isArea(m, at + 1)))

const isArea = (m: Message, i: number): boolean => (bitsAt(m, i) & W.area) !== 0
