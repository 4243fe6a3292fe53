import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { wordSet } from './word-set.ts'

const PERIODS = wordSet('month mo hour hr year yr week mes hora ano monthly day night semana')
const PER = wordSet('a an per / al por each every the')
const RATED = wordSet('monthly biweekly weekly annually yearly hourly mensual mensuales mo')

/** "a month", "/mo", "an hour", "per year", "al mes", "a sqft": whether a rate follows at `at`. */
export const isRate = (m: Message, at: number): boolean =>
  RATED.has(wordAt(m, at)) ||
  (PER.has(wordAt(m, at)) && (PERIODS.has(wordAt(m, at + 1)) || isArea(m, at + 1)))

const isArea = (m: Message, i: number): boolean => (bitsAt(m, i) & W.area) !== 0

const LOANS = wordSet('rate rates interest apr apy fixed arm mortgage loan note tasa')
/** Percent; no loan costs more. */
const MOST_INTEREST = 20

/** "a 2.8 rate", "locked at 3.1 fixed", "our 2.75 mortgage": what a loan costs. */
export const isInterest = (m: Message, q: Quantity): boolean =>
  q.value < MOST_INTEREST && q.scale === 1 && !q.dollar && LOANS.has(wordAt(m, q.to))
