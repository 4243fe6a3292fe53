import { givesWay, takesBack } from './corrections.ts'
import { W } from './lexicon/word-classes.ts'
import { asked, bitsAt, endsClause, found, type Message, wordAt } from './message.ts'
import { isTakenOff } from './taken-off.ts'
import { wordSet } from './word-set.ts'

/** Zip codes that are wanted, or that the own home has; sorted and comma-joined. */
export function readZips(m: Message): void {
  const zips = new Set<string>()
  let first = -1
  let last = -1
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (!t || !isZipShaped(m, i)) continue
    if (isOtherNumber(m, i)) {
      for (const q of m.quantities) if (q.from <= i && q.to > i) q.used = true
      continue
    }
    if (!isZip(m, i)) continue
    for (const q of m.quantities) if (q.from <= i && q.to > i) q.used = true
    if (isRefusedZip(m, i)) continue
    if (last >= 0 && !JOINS.has(wordAt(m, last + 1)) && takesBack(m, last + 1, i)) zips.clear()
    zips.add(t.low)
    if (first < 0) first = i
    last = i
    if (wordAt(m, i + 1) === '-' && m.tokens[i + 2]?.end === (m.tokens[i + 2]?.start ?? 0) + 4)
      for (const q of m.quantities) if (q.from === i + 2) q.used = true
  }
  if (zips.size > 0) found(m, 'zip', [...zips].sort().join(','), first, last + 1, 9_500)
}

/** Five digits, written as no amount and not part of an address. */
export function isZipShaped(m: Message, i: number): boolean {
  const t = m.tokens[i]
  if (t?.kind !== 'number' || t.taken || t.end - t.start !== 5 || t.comma || t.dollar) return false
  return /^\d{5}$/.test(t.low)
}

/** "60120 or actually 60123": both are wanted. */
const JOINS = wordSet('or and')

const REFUSES = wordSet('not no forget nix scrap scratch drop skip avoid remove ditch')
const TO_ZIP = wordSet('in the zip zipcode code about')

/** "not 60120", "not in 60120 anymore", "scratch 60120", "instead of 60120", "60120 is out". */
export function isRefusedZip(m: Message, i: number): boolean {
  if (givesWay(m, i) || isTakenOff(m, i, i + 1)) return true
  let k = i - 1
  while (k > i - 4 && TO_ZIP.has(wordAt(m, k))) k--
  const before = wordAt(m, k)
  if (REFUSES.has(before) && !(before === 'no' && MEANT.has(wordAt(m, k - 1)))) return true
  const after = wordAt(m, i + 1)
  return after === 'isnt' || (after === 'is' && wordAt(m, i + 2) === 'out')
}

const ALONE = wordSet('only just')
const AFTER_ZIPS = wordSet('now please pls thanks thx then from')

/**
 * "only 93705 now", "60123 only", "60123 instead", but not "60123 instead of 60120": whether the
 * zip at `i` takes the place of all said before.
 */
export function isOnlyZip(m: Message, i: number): boolean {
  let k = i - 1
  while (k > i - 4 && TO_ZIP.has(wordAt(m, k))) k--
  const [before, after] = [wordAt(m, k), wordAt(m, i + 1)]
  if (before === 'not' || asked(m, i)) return false
  if (after === 'only' || (after === 'instead' && wordAt(m, i + 2) !== 'of')) return true
  const ends = endsClause(m, i) || AFTER_ZIPS.has(after) || JOINS.has(after)
  return ends && ALONE.has(before) && !/^(?:not|isnt|i)$/.test(wordAt(m, k - 1))
}

/** Before a "no" that takes back what stands before it: "60120, wait no 60123". */
const MEANT = wordSet('wait oops sorry actually')

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
  if (/^(?:zip|zipcode|postal|code|in|near|around|area|codigo|or)$/.test(before)) return true
  if (t && t.value % 500 === 0) return false
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

/** "mls 44721", "loan # 48226", "gate code is 90210": the number or code of something else. */
function isOtherNumber(m: Message, i: number): boolean {
  let numbered = false
  let coded = false
  let k = i - 1
  for (; k >= i - 4; k--) {
    const w = wordAt(m, k)
    if (/^(?:number|#|id)$/.test(w)) numbered = true
    else if (w === 'code') coded = true
    else if (w !== 'is' && w !== ':') break
  }
  const of = wordAt(m, k)
  if (numbered) return !/^(?:zip|zipcode|postal)$/.test(of)
  return coded ? CODED.has(of) : NUMBERED.has(of)
}
