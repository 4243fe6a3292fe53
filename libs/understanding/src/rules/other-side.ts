import { bitsOf } from '../lexicon/lexicon.ts'
import { wordSet } from '../slots/word-set.ts'
import { Cues } from '../text/cues.ts'
import type { Sentence } from '../text/sentence.ts'
import { ASKED } from '../text/tokens.ts'
import { speaksOf } from './sides.ts'
import { beginsClause, cues, holds, is, isOneOf, textAt, within } from './words.ts'

const [ME] = bitsOf('me')
const [OWN] = bitsOf('own')
const NEAR = (['mate', 'elder'] as const).map(bitsOf)
const AGENT = bitsOf('agent')
const CALL = bitsOf('call')
const LEGAL = bitsOf('legal')
/** Who stands on the other side of the deal, by the bot that is talking. */
const SIDES: Readonly<Record<string, ReadonlySet<string>>> = {
  buyer: wordSet('seller sellers owner owners heirs'),
  seller: wordSet('buyer buyers'),
}
/** Where a home is on sale, "they" are its sellers by what befalls an owner. */
const FATES = wordSet('behind payments divorce divorcing divorced bankrupt bankruptcy')
const THEY = wordSet('they')
const ON_SALE = cues('sale selling listed priced motivated')
/** What befalls who owns the home, or is done to them: under the seller bot the contact. */
const OF_OWNER = wordSet(
  `probate foreclosure foreclosed foreclosing estate behind payments arrears delinquent court lien judgment heirs`,
)
const TROUBLE = new Cues([
  ...OF_OWNER,
  ...wordSet('divorce divorcing divorced bankruptcy bankrupt chapter sued scammed ex died'),
])
/** "sued us", but not "got sued". */
const DONE = wordSet('sued scammed')
const SUFFERS = wordSet('got get getting was were been being')
const LAWYERS = cues('lawyer lawyers attorney attorneys')
/** What lawyers do in every deal. */
const ROUTINE = wordSet('papers paperwork docs documents contract extension title slow review')
/** Trouble that is made for the contact. */
const AGAINST = wordSet(
  `sue sues suing threat threats threaten threatens threatened threatening demand demands demanding served lawsuit evict evicted evicting eviction refuse
   refuses refused refusing deposit earnest wire wired help advice worried should`,
)
const PLAIN = wordSet('owner owners')
const SAYS = wordSet('says said told thinks')
/** Behind one of these somebody else may be spoken of: "buyers left so foreclosure is next". */
const TURNS = wordSet('so and then now but because before or for to about until')
const SELLERS = cues('heirs kids children sons siblings owners sellers')
const WITH = wordSet('with')
/** "an estate sale". */
const KINDS = cues('estate probate short')
/** Words between the other side and its trouble. */
const REACH = 8

/**
 * Whether all trouble in a message is of the other side of the deal, and none is made for the
 * contact: "the seller is going through a divorce" under the buyer bot, "the buyers are divorcing"
 * under the seller bot.
 */
export function troublesOtherSide(sentence: Sentence, bot: string): boolean {
  const side = SIDES[bot]
  const { count, text } = sentence.words
  if (side === undefined || !(holds(sentence, TROUBLE) || holds(sentence, LAWYERS))) return false
  const sold = bot === 'buyer' && holds(sentence, ON_SALE)
  let trouble = false
  for (let i = 0; i < count; i++) {
    if (isOfContact(sentence, i)) return false
    if (bot === 'seller' && OF_OWNER.has(text[i]!)) return false
    const fate = sold && FATES.has(text[i]!) && isAfter(sentence, i, THEY)
    const theirs = fate || isAfter(sentence, i, side) || (sold && isOfHeirs(sentence, i))
    if (is(sentence, i, LEGAL) && !theirs && !side.has(text[i]!)) return false
    if (LAWYERS.has(text[i]!) && !within(text, i, Math.min(count, i + REACH), ROUTINE)) return false
    if (theirs && (TROUBLE.has(text[i]!) || LAWYERS.has(text[i]!))) trouble = true
  }
  return trouble
}

/** The contact, somebody near, a person or a call that is asked for, or trouble made for them. */
function isOfContact(sentence: Sentence, i: number): boolean {
  const { text, marks } = sentence.words
  if ((sentence.low[i]! & (ME | OWN)) !== 0 || (marks[i]! & ASKED) !== 0) return true
  if (isOneOf(sentence, i, NEAR) || is(sentence, i, CALL)) return true
  if (AGAINST.has(text[i]!)) return textAt(sentence, i - 1) !== 'their'
  if (DONE.has(text[i]!)) return !SUFFERS.has(textAt(sentence, i - 1))
  if (text[i] === 'court') return textAt(sentence, i - 1) === 'to'
  const told = SAYS.has(textAt(sentence, i + 1)) || PLAIN.has(text[i]!)
  return is(sentence, i, AGENT) && !told
}

/** Whether the other side stands before the word in its clause. */
function isAfter(sentence: Sentence, i: number, side: ReadonlySet<string>): boolean {
  const { text } = sentence.words
  for (let k = i; k > 0 && k > i - REACH; k--) {
    if (beginsClause(sentence, k) || TURNS.has(text[k]!)) return false
    if (side.has(text[k - 1]!)) return true
  }
  return false
}

/** "house is in probate so the heirs are selling". */
const isOfHeirs = ({ words }: Sentence, i: number): boolean =>
  words.text[i] === 'probate' &&
  within(words.text, i + 1, Math.min(words.count, i + REACH), SELLERS)

/** "the heirs are selling", "its an estate sale": what is sold is not the contact's. */
export function otherSideSells(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  if (!holds(sentence, SELLERS) && !holds(sentence, KINDS)) return false
  let sold = false
  for (let i = 0; i < count; i++) {
    if (isOfContact(sentence, i)) return false
    if (!speaksOf('seller', sentence, i)) continue
    const theirs =
      (within(text, i - 2, i, SELLERS) && !within(text, i - 4, i, WITH)) ||
      KINDS.has(textAt(sentence, i - 1))
    if (!theirs) return false
    sold = true
  }
  return sold
}
