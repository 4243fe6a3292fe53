import { isBoughtFor, isFamilySale } from './family.ts'
import { answersForContact } from './household.ts'
import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, segmentOf, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

/** Who texts, and what is theirs. */
export const FIRST_PERSON = wordSet(
  'i im id ill ive we were wed well weve my our mine mines ours me us lets yo nosotros mi nuestra mis quiero busco',
)
const LISTING = wordSet(
  'one house home listing place condo unit units homes houses property townhouse bedroom bed ones',
)

/** "our street": theirs in part only. */
const AROUND = wordSet('street block neighborhood road area building complex subdivision')

/** Whether what stands at token `i` is said of somebody else's home, price or life. */
export function ofOthers(m: Message, i: number): boolean {
  const sells = m.context.bot === 'seller'
  if (
    !sells &&
    !(m.mask & (W.third | W.home | W.bed | W.bath | W.area | W.feature)) &&
    wordAt(m, i - 1) !== 'the'
  )
    return false
  const [from] = segmentOf(m, i)
  for (let k = i - 1; k >= from; k--) {
    const t = m.tokens[k]
    if (!t) break
    const next = wordAt(m, k + 1)
    if (FIRST_PERSON.has(t.low) && !(bitsAt(m, k + 1) & W.third) && !AROUND.has(next))
      return sells && BUYERS.has(next) && isBuyers(m, k + 1, from)
    if (t.bits & W.third) return !isForContact(m, k) && third(m, k)
    if (sells && isBuyers(m, k, from)) return true
    if (LISTING.has(t.low) && ofListing(m, k)) return true
  }
  return isSeen(m, i)
}

/** Whether what a relative has or gets is of the contact's own deal. */
const isForContact = (m: Message, k: number): boolean =>
  answersForContact(m, k) || isBoughtFor(m, k) || isFamilySale(m, k)

/** "love the pool on that one" */
const onListing = (m: Message, i: number): boolean =>
  /^(?:on|at|in)$/.test(wordAt(m, i + 1)) &&
  /^(?:that|this|the)$/.test(wordAt(m, i + 2)) &&
  /^(?:one|listing)$/.test(wordAt(m, i + 3))

/** "the yard was tiny", "the 3 bed on Juniper": of a home that was looked at. */
function isSeen(m: Message, i: number): boolean {
  if (onListing(m, i)) return true
  // "that 4 bedroom sold already?"
  if (wordAt(m, i - 1) === 'that' && bitsAt(m, i + 1) & W.bed && !ownHome(m))
    return !/^(?:make|call|say)$/.test(wordAt(m, i - 2))
  if (wordAt(m, i - 1) !== 'the' || ownHome(m)) return false
  for (let k = i + 1; k <= i + 3; k++) {
    const w = wordAt(m, k)
    if (w === 'on' && wordAt(m, k - 2) === '/') return true
    if (w === 'was' || w === 'looked') return true
    if (w === 'on' && (bitsAt(m, k - 1) & W.bed) !== 0) return true
    if (m.tokens[k]?.kind !== 'word') continue
    if (!(bitsAt(m, k) & (W.bed | W.bath | W.home | W.feature))) return false
  }
  return false
}

const BUYERS = wordSet('buyer buyers')

/**
 * "the buyer is fha", "buyers have 20% down", said by who sells; not "a cash buyer", "any buyers
 * for a 3 bed".
 */
function isBuyers(m: Message, k: number, from: number): boolean {
  const t = m.tokens[k]
  if (!t || !BUYERS.has(t.low)) return false
  if (/^(?:for|in|here|with|who|looking|love|will|would)$/.test(wordAt(m, k + 1))) return false
  return k === from || /^(?:the|my|our|this|that|his|her|their|and|but)$/.test(wordAt(m, k - 1))
}

const SEEN = wordSet('saw seen toured visited viewed')

/** "someone like me" */
export const isLikeMe = (m: Message, k: number): boolean =>
  /^some(?:one|body)$/.test(wordAt(m, k)) &&
  wordAt(m, k + 1) === 'like' &&
  /^(?:me|us)$/.test(wordAt(m, k + 2))

/** "for my mom", "with my daughter" do not make it theirs; "as seller" is the contact. */
function third(m: Message, k: number): boolean {
  if (
    wordAt(m, k + 1) === 'in' &&
    /^laws?$/.test(wordAt(m, k + 2)) &&
    /^(?:a|suite)$/.test(wordAt(m, k - 1))
  )
    return false
  const w = wordAt(m, k)
  const before = wordAt(m, k - 1)
  if (isLikeMe(m, k)) return false
  if (w === 'door') return before === 'next'
  if (w === 'seller') return before !== 'as'
  // Spanish "son 3 recámaras".
  if (w === 'son' && m.tokens[k + 1]?.kind === 'number') return false
  if (before === 'for' || before === 'para') return false
  const owner = wordAt(m, k - 2)
  return !(
    /^(?:my|our|mi)$/.test(before) && /^(?:for|with|near|by|and|para|con|of|to)$/.test(owner)
  )
}

/** "the one for 389", "that house at 415": a home on offer, not the contact's. */
function ofListing(m: Message, k: number): boolean {
  const w = wordAt(m, k)
  const before = wordAt(m, k - 1)
  const after = wordAt(m, k + 1)
  if (w === 'listing' && /^(?:says|shows|said)$/.test(after)) return !/^(?:my|our)$/.test(before)
  if (before === 'that') return !ownHome(m) || w === 'one'
  if (before === 'your') return w === 'listing'
  if (SEEN.has(before)) return w === 'one'
  if (isNearby(m, k)) return true
  if (before === 'other') return w.endsWith('s')
  if (before === 'this')
    return /^ones?$/.test(w) && !/^(?:sell|list|price|with|selling)$/.test(wordAt(m, k - 2))
  if (before !== 'the') return false
  if (w === 'one' || w === 'ones') return true
  if (after === 'on' || after === 'down' || after === 'across' || after === 'next')
    return !ownHome(m)
  return (after === 'for' || after === 'at') && !ownHome(m)
}

/** "a house down the street", "the last one on our block" */
const isNearby = (m: Message, k: number): boolean => {
  if ((bitsAt(m, k - 1) | bitsAt(m, k - 2)) & W.own) return false
  if (wordAt(m, k + 1) === 'next') return wordAt(m, k + 2) === 'door'
  if (!/^(?:down|up|across|on)$/.test(wordAt(m, k + 1))) return false
  return [3, 4].some(n => /^(?:street|road|block|hall|way)$/.test(wordAt(m, k + n)))
}

const ownHome = (m: Message): boolean =>
  m.context.bot === 'seller' || (m.mask & (W.own | W.sell)) !== 0
