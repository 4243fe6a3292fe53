import { type Message, wordAt } from './message.ts'
import type { Quantity } from './quantities.ts'
import { isSmall } from './small-amounts.ts'
import { wordSet } from './word-set.ts'

/** How many words before an amount may stand the one that changes by it. */
const REACH = 6

const CHANGES = wordSet(
  `raise raised raising lower lowered lowering reduce reduced reducing reduction drop dropped dropping cut cutting bump
   bumped bumping increase increased increasing decrease decreased decreasing upped upping add adding hike`,
)
/** These change something only where it goes up or down. */
const MOVES = wordSet(
  'go going goes went come coming comes came bring bringing brought move moving moved get getting is are its',
)
const BETWEEN = wordSet(
  `by of the my our your it that price budget max maximum limit list listing asking number up down another an extra
   additional about around like maybe`,
)

/**
 * Whether a price or a share changes by the amount: "drop the price 20k", "bump the budget by 20k",
 * "20k lower", "a 15k price cut"; not "drop the price to 420k", "raise the budget 520k".
 */
export function isDifference(m: Message, q: Quantity): boolean {
  // A larger amount without "by" is the new price.
  const small = q.percent || isSmall(q)
  let [by, moves] = [false, false]
  for (let k = q.from - 1; k >= q.from - REACH; k--) {
    const w = wordAt(m, k)
    const ups = w === 'up' && /^(?:the|my|our|it)$/.test(wordAt(m, k + 1))
    if (ups || CHANGES.has(w) || (moves && MOVES.has(w))) return small || by
    if (!BETWEEN.has(w)) break
    if (w === 'by' || w === 'of') by = true
    if (w === 'up' || w === 'down') moves = true
  }
  return small && changesBehind(m, q.to)
}

const COMPARED = wordSet('higher lower cheaper more less extra')
const STEPS = wordSet('cut reduction drop increase decrease bump raise hike discount')

/** "(20k) lower", "(a 15k) price cut"; not "(300) more or less". */
function changesBehind(m: Message, at: number): boolean {
  if (COMPARED.has(wordAt(m, at))) return wordAt(m, at + 1) !== 'or'
  const step = /^(?:price|budget)$/.test(wordAt(m, at)) ? at + 1 : at
  return STEPS.has(wordAt(m, step))
}
