import { givesWay, takesBack } from './corrections.ts'
import { W } from './lexicon/word-classes.ts'
import { asked, bitsAt, endsClause, found, type Message, wordAt } from './message.ts'
import { ofOthers } from './others.ts'
import { inQuestion } from './questions.ts'
import { isNegated, isTakenOff } from './taken-off.ts'
import { wordSet } from './word-set.ts'

/**
 * Zip codes that are wanted, or that the own home has, sorted and comma-joined; and those that are
 * no longer wanted.
 */
export function readZips(m: Message): void {
  const zips = new Set<string>()
  let first = -1
  let last = -1
  let alone = false
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (!t || !isZipShaped(m, i)) continue
    if (isOtherNumber(m, i)) {
      for (const q of m.quantities) if (q.from <= i && q.to > i) q.used = true
      continue
    }
    if (!isZip(m, i)) continue
    for (const q of m.quantities) if (q.from <= i && q.to > i) q.used = true
    if (isRefused(m, i)) {
      if (!inQuestion(m, i) && !ofOthers(m, i))
        m.takenBack.push({ name: 'zip', value: t.low, from: i, to: i + 1 })
      continue
    }
    if (isAlone(m, i) && !ofOthers(m, i)) alone = true
    if (last >= 0 && !JOINS.has(wordAt(m, last + 1)) && takesBack(m, last + 1, i)) zips.clear()
    zips.add(t.low)
    if (first < 0) first = i
    last = i
    if (wordAt(m, i + 1) === '-' && m.tokens[i + 2]?.end === (m.tokens[i + 2]?.start ?? 0) + 4)
      for (const q of m.quantities) if (q.from === i + 2) q.used = true
  }
  if (zips.size === 0) return
  found(m, 'zip', [...zips].sort().join(','), first, last + 1, 9_500)
  // Of the same words, so that it is of the home that these are stated of.
  if (alone) m.takenBack.push({ name: 'zip', value: null, from: first, to: last + 1 })
}

/** Five digits, written as no amount and not part of an address. */
function isZipShaped(m: Message, i: number): boolean {
  const t = m.tokens[i]
  if (t?.kind !== 'number' || t.taken || t.end - t.start !== 5 || t.comma || t.dollar) return false
  return /^\d{5}$/.test(t.low)
}

/** "60120 or actually 60123": both are wanted. */
const JOINS = wordSet('or and')

const REFUSES = wordSet(
  'forget nix scrap scratch drop skip avoid remove delete cut exclude eliminate ditch',
)
const WANTS = wordSet('want need like interested live')
const TO_ZIP = wordSet('in the zip zipcode code about')

/** "not 60120", "not in 60120 anymore", "scratch 60120", "instead of 60120", "60120 is out". */
function isRefused(m: Message, i: number): boolean {
  if (givesWay(m, i) || isTakenOff(m, i, i + 1)) return true
  let k = i - 1
  while (k > i - 4 && TO_ZIP.has(wordAt(m, k))) k--
  if (refuses(m, k)) return true
  const after = wordAt(m, i + 1)
  const third = wordAt(m, i + 2)
  return (after === 'isnt' && !FINE.has(third)) || (after === 'is' && third === 'out')
}

/** Whether the word before a zip refuses it: not "don't skip 60120", "why not 60120". */
function refuses(m: Message, k: number): boolean {
  const before = wordAt(m, k)
  const earlier = wordAt(m, k - 1)
  if (before === 'not') return earlier !== 'why'
  if (before === 'no') return !MEANT.has(earlier)
  if (before === 'but') return /^(?:anything|anywhere)$/.test(earlier)
  return REFUSES.has(before) ? !isNegated(m, k) : WANTS.has(before) && isNegated(m, k)
}

/** "60120 isn't bad", "isn't off the list" */
const FINE = wordSet('bad off out far too')

const ALONE = wordSet('only just')
const AFTER_ZIPS = wordSet('now please pls thanks thx then from for with because')

/**
 * "only 93705 now", "60123 only", "60123 instead", but not "60123 instead of 60120": whether the
 * zip at `i` takes the place of all said before.
 */
function isAlone(m: Message, i: number): boolean {
  let k = i - 1
  while (k > i - 4 && TO_ZIP.has(wordAt(m, k))) k--
  const [before, after] = [wordAt(m, k), wordAt(m, i + 1)]
  if (before === 'not' || asked(m, i)) return false
  // "not 60120, 60123 instead" leaves others that were said.
  if (after === 'instead') return wordAt(m, i + 2) !== 'of' && m.takenBack.length === 0
  if (after === 'only') return isLast(m, i + 1)
  return isLast(m, i) && ALONE.has(before) && !/^(?:not|isnt|i)$/.test(wordAt(m, k - 1))
}

/** Whether nothing follows that "only" may belong to, as in "only 10 min away". */
const isLast = (m: Message, i: number): boolean =>
  endsClause(m, i) || AFTER_ZIPS.has(wordAt(m, i + 1)) || JOINS.has(wordAt(m, i + 1))

/** Before a "no" that takes back what stands before it: "60120, wait no 60123". */
const MEANT = wordSet('wait oops sorry actually')

const AMOUNTS = wordSet('income salary pay payoff balance mortgage loan budget price max limit')

/** Five digits are a zip unless they are money, an area or a count. */
function isZip(m: Message, i: number): boolean {
  const t = m.tokens[i]
  const after = wordAt(m, i + 1)
  const before = wordAt(m, i - 1)
  if (
    bitsAt(m, i + 1) & W.area ||
    /^(?:down|k|miles|dollars|bucks|a|per|saved|left)$/.test(after) ||
    (after === 'for' && !/^(?:in|or|zip|zipcode)$/.test(before))
  )
    return false
  // "our income is just 64250"
  if (ALONE.has(before) && wordAt(m, i - 2) === 'is' && AMOUNTS.has(wordAt(m, i - 3))) return false
  if (/^(?:zip|zipcode|postal|code|in|near|around|area|codigo|or)$/.test(before)) return true
  if (t && t.value % 500 === 0) return false
  if (givesWay(m, i)) return true
  if (
    /^(?:is|was|were|bill|cost|of|at|budget|owe|make|under|max|to|least|put|paid|than|about|like|have|lot)$/.test(
      before,
    )
  )
    return before === 'is' && /^(?:zip|zipcode|code|area)$/.test(wordAt(m, i - 2))
  return true
}

const NUMBERED = wordSet(
  `mls license badge lockbox keypad confirmation file policy parcel invoice account application claim order ref case
   permit ticket tracking`,
)
const CODED = wordSet('gate door alarm access entry box lock lockbox keypad garage')

/** "Boise, ID 83702", "nampa id 83651"; not "driver id 83702". */
function isIdaho(m: Message, k: number): boolean {
  const comma = wordAt(m, k - 1) === ','
  const town = m.tokens[comma ? k - 2 : k - 1]
  if (wordAt(m, k) !== 'id' || town?.kind !== 'word') return false
  if (town.bits & (W.place | W.placeStart)) return true
  if (m.tokens[k]?.caps !== 2 || town.caps !== 1) return false
  return comma || /^(?:falls|city|lake)$/.test(town.low)
}

const IS = wordSet('is : not only just')

/** "mls 44721", "loan # 48226", "gate code is 90210": the number or code of something else. */
function isOtherNumber(m: Message, i: number): boolean {
  let numbered = false
  let coded = false
  let k = i - 1
  for (; k >= i - 4; k--) {
    const w = wordAt(m, k)
    if (/^(?:number|#|id)$/.test(w) && !isIdaho(m, k)) numbered = true
    else if (w === 'code') coded = true
    else if (!IS.has(w)) break
  }
  const of = wordAt(m, k)
  if (numbered) return !/^(?:zip|zipcode|postal)$/.test(of)
  return coded ? CODED.has(of) : NUMBERED.has(of)
}
