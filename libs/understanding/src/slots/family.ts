import { W } from './lexicon/word-classes.ts'
import { bitsAt, CLAUSE_REACH, type Message, segmentOf, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const GETS = wordSet(
  'buy buying buyin purchase purchasing get getting find finding comprar comprarle',
)
const BUYS = wordSet('buy buying buyin purchase purchasing comprar')
const LOOKS = wordSet('looking lookin searching hunting')
const LIVES = wordSet('live lives living lived stay stays staying rent renting share sharing')
/** Words from a verb back to its subject. */
const SUBJECT_REACH = 5

/**
 * Whether the relative at token `k` is one for whom, or with whom, the contact buys: "buy my son a
 * condo", "buy with my brother"; not "my uncle wants to buy my son a condo", "buy my son's condo".
 */
export function isBoughtFor(m: Message, k: number): boolean {
  if (!(m.mask & (W.buy | W.home | W.bed))) return false
  const first = bitsAt(m, k - 1) & W.own ? k - 1 : k
  const before = wordAt(m, first - 1)
  if (GETS.has(before))
    return (
      m.tokens[k]?.tail === '' &&
      /^(?:an?|another|un|una)$/.test(wordAt(m, k + 1)) &&
      !isDealOfOthers(m, first - 1)
    )
  return /^(?:with|for|para|con)$/.test(before) && isInDeal(m, first - 1)
}

/** Whether a relative is the subject of the verb at token `at`. */
function isDealOfOthers(m: Message, at: number): boolean {
  const seg = m.tokens[at]?.seg
  for (let k = at - 1; k >= at - SUBJECT_REACH && m.tokens[k]?.seg === seg; k--)
    if (bitsAt(m, k) & W.third) return true
  return false
}

/** "buying a condo for my son"; not "living with my brother", "looking for somebody". */
function isInDeal(m: Message, at: number): boolean {
  const [from] = segmentOf(m, at)
  for (let k = at - 1; k >= from; k--) {
    if (LIVES.has(wordAt(m, k))) return false
    const looks = LOOKS.has(wordAt(m, k)) && (k < at - 1 || wordAt(m, at) === 'with')
    if (looks || BUYS.has(wordAt(m, k))) return !isDealOfOthers(m, k)
  }
  return false
}

const ELDERS = wordSet(
  'mom mother dad father parents folks grandma grandpa grandparents aunt uncle mama papa abuela abuelo inlaws',
)
const OWES = wordSet('owe owes owed have has bought built')

/**
 * Whether the relative, or the pronoun, at token `k` names the home that the contact sells: "my
 * parents place is 3 bed, they owe 40" under the seller bot; not "moving into my parents place".
 */
export function isFamilySale(m: Message, k: number): boolean {
  if (m.context.bot !== 'seller') return false
  if (isFamilyHome(m, k)) return true
  if (!/^(?:they|she|he)$/.test(wordAt(m, k)) || !OWES.has(wordAt(m, k + 1))) return false
  for (let i = k - 1; i >= k - CLAUSE_REACH; i--) if (isFamilyHome(m, i)) return true
  return false
}

/** The home of parents or the like, as the subject of its clause. */
function isFamilyHome(m: Message, k: number): boolean {
  if (!ELDERS.has(wordAt(m, k)) || !(bitsAt(m, k + 1) & W.home)) return false
  const [from] = segmentOf(m, k)
  for (let i = from; i < k; i++) if (!(bitsAt(m, i) & (W.filler | W.own))) return false
  return true
}

/** Whose score or budget is told beside the own one, the apostrophe left out. */
export const OTHERS_OWN = wordSet(
  `moms mothers mamas dads fathers parents folks sisters brothers sons daughters kids cousins uncles aunts friends buddys
   grandmas grandpas neighbors coworkers roommates exs`,
)
const THEIR_LIMIT = wordSet('budget budgets max limit range')
/** What may stand between another's budget and its amount. */
const TO_AMOUNT = wordSet(
  'is are was at like about around up to maybe probably more closer only just',
)

/**
 * Whether the amount that token `i` begins is the budget of a relative or a friend: "my moms budget
 * is 200k", "my brother's is like 500"; not "my mom's house, 200k".
 */
export function isBudgetOfAnother(m: Message, i: number): boolean {
  let named = false
  let k = i - 1
  for (; TO_AMOUNT.has(wordAt(m, k)) || THEIR_LIMIT.has(wordAt(m, k)); k--)
    if (THEIR_LIMIT.has(wordAt(m, k))) named = true
  if (!(bitsAt(m, k - 1) & W.own)) return false
  const theirs = (bitsAt(m, k) & W.third) !== 0 && m.tokens[k]?.tail === 's'
  if (!(theirs || OTHERS_OWN.has(wordAt(m, k)))) return false
  return named || (k < i - 1 && m.context.bot !== 'seller')
}
