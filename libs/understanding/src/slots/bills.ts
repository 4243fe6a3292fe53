import { type Message, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const LIMITS = wordSet('under below max maximum limit most than over above around up past')
const FEES = wordSet(
  'hoa hoas rent rents taxes tax payment payments fee fees dues insurance commute commission utilities lease alquiler renta',
)
const BILLS = wordSet('bill bills note daycare childcare gas electric electricity internet')
const RISES = wordSet(
  'is are was were went goes got gone going jumped up raised bumped just now again',
)

/** Whether the limit that ends at `at` is that of a fee or a bill, not of a price. */
export const isOfBill = (m: Message, at: number, from: number): boolean =>
  (LIMITS.has(wordAt(m, at)) && isFeeBefore(m, at, from)) ||
  (wordAt(m, at) === 'to' && hasRisen(m, at, from))

/** "hoa under 200" */
function isFeeBefore(m: Message, at: number, from: number): boolean {
  for (let k = at - 1; k >= from && k >= at - 4; k--) if (FEES.has(wordAt(m, k))) return true
  return false
}

/** "hoa went to 310", "my car note is up to 450" */
function hasRisen(m: Message, at: number, from: number): boolean {
  let k = at - 1
  while (k >= from && RISES.has(wordAt(m, k))) k--
  return k >= from && (FEES.has(wordAt(m, k)) || BILLS.has(wordAt(m, k)))
}
