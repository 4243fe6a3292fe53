import type { Facts, ReadingContext, Side, Slot } from '../reading.ts'
import { readAddress } from './address.ts'
import { readAnswer } from './answers.ts'
import { dealCue } from './asking.ts'
import { readBuilt } from './built.ts'
import { readCondition } from './condition.ts'
import { readContact } from './contact.ts'
import { correct, refuse } from './corrections.ts'
import { readDownPercent } from './down-payment.ts'
import { readFeatures } from './features.ts'
import { readFinancing } from './financing.ts'
import { W } from './lexicon/word-classes.ts'
import { asSlot, asTakenBack, type Found, type Message, type Stretch } from './message.ts'
import { readMoney } from './money.ts'
import { readName } from './name.ts'
import { readNothingOwed } from './nothing-owed.ts'
import { readPlaces } from './place.ts'
import { readPreApproval } from './pre-approval.ts'
import { readQuantities } from './quantities.ts'
import { readBareArea, readRooms } from './rooms.ts'
import { readRoomsAnew } from './rooms-anew.ts'
import { sayAsGuess } from './said-as-guess.ts'
import { firstCue, isSoughtHome, type SideCue, sideByNature, sideCues, sideOf } from './side.ts'
import { readTimeline } from './timeline.ts'
import { tokenise } from './tokenise.ts'
import type { Token } from './tokens.ts'
import { MOST_VALUE_CHARACTERS } from './values.ts'
import { wordSet } from './word-set.ts'
import { readZips } from './zips.ts'

export const readSlots = (text: string, context: ReadingContext): readonly Slot[] =>
  readFacts(text, context).slots

export const NO_FACTS: Facts = { slots: [], takenBack: [] }

/**
 * The facts that `text` states, or takes back, about the contact, the home they seek and the home
 * they sell.
 */
export function readFacts(text: string, context: ReadingContext): Facts {
  const tokens = tokenise(text)
  if (tokens.length === 0) return NO_FACTS
  let mask = 0
  let numeric = false
  let capital = false
  let reachable = false
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]
    if (!t) continue
    mask |= t.bits
    if (t.caps > 0) capital = true
    if (t.kind === 'word') {
      if (t.low === 'dot') reachable = true
      continue
    }
    numeric = true
    if (t.kind === 'email' || t.kind === 'phone') reachable = true
  }
  const quantities = numeric || mask & W.number ? readQuantities(tokens) : []
  if (quantities.length > 0 && mask & W.buy) mask = sayAsGuess(tokens, mask)
  const deal = dealOf(tokens)
  const noted = { found: [], takenBack: [] }
  const m: Message = { text, tokens, quantities, mask, capital, context, ...noted, deal }
  if (quantities.length > 1) correct(m)
  if (quantities.length > 0) refuse(m)
  if (reachable) readContact(m)
  if (capital || mask & W.name) readName(m)
  if (numeric || mask & W.street) readAddress(m)
  if (numeric) readZips(m)
  readAnswer(m)
  readRooms(m)
  readRoomsAnew(m)
  readBuilt(m)
  readBareArea(m)
  readTimeline(m)
  readDownPercent(m)
  readFinancing(m)
  readPreApproval(m)
  if (quantities.length > 0) readMoney(m)
  if (mask & W.debt) readNothingOwed(m)
  readFeatures(m)
  readCondition(m)
  readPlaces(m)
  return settled(m)
}

/** Counts the words of selling and buying, once. */
function dealOf(tokens: readonly Token[]): Message['deal'] {
  let counted: { sell: number; buy: number } | null = null
  return () => {
    if (counted) return counted
    counted = { sell: 0, buy: 0 }
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i]
      if (!t) continue
      const cue = sellsOther(tokens, i) ? 0 : dealCue(t.bits, t.low, tokens[i + 1]?.low ?? '')
      if (cue > 0 || namesOwnHome(tokens, i)) counted.sell++
      else if (cue < 0) counted.buy++
    }
    return counted
  }
}

const OTHER_GOODS = wordSet(
  'business company stock stocks shares car truck boat crypto bitcoin furniture land equipment',
)

/** "the sale of my business", "selling some stock": no home is sold. */
function sellsOther(tokens: readonly Token[], i: number): boolean {
  if (!((tokens[i]?.bits ?? 0) & W.sell)) return false
  for (let k = i + 1; k <= i + 4; k++) if (OTHER_GOODS.has(tokens[k]?.low ?? '')) return true
  return false
}

const NEXT_HOME = wordSet('first next new second forever future dream old last')

/** "my house", "our little condo"; "my first home" is the one sought. */
function namesOwnHome(tokens: readonly Token[], i: number): boolean {
  if (!((tokens[i]?.bits ?? 0) & W.own)) return false
  const [next, third] = [tokens[i + 1], tokens[i + 2]]
  if (!next || NEXT_HOME.has(next.low) || isSoughtHome(tokens, i)) return false
  return ((next.bits | (third?.bits ?? 0)) & W.home) !== 0
}

/** Gives each fact its side: of what is taken back as of what is stated. */
function settled(m: Message): Facts {
  const { found, takenBack } = m
  if (found.length === 0 && takenBack.length === 0) return NO_FACTS
  const sideAt = sideFinder(m)
  return {
    slots: lastStated(m),
    takenBack: takenBack.sort(byPlace).map(one => asTakenBack(m, one, sideAt(one))),
  }
}

const byPlace = (a: Stretch, b: Stretch): number => a.from - b.from

/** Tells which home the words at a place speak of; asked in the order of the places. */
function sideFinder(m: Message): (at: Stretch) => Side {
  let cues: readonly SideCue[] | null = null
  let first = 0
  return at => {
    cues ??= sideCues(m)
    first = firstCue(at, cues, first)
    return sideOf(m, at, cues, first)
  }
}

/**
 * One slot for each name and side: the last stated, so that a correction gives the new value only.
 */
function lastStated(m: Message): Slot[] {
  const facts = m.found.length > 1 ? m.found.sort(byPlace) : m.found
  const sideAt = sideFinder(m)
  const kept: Slot[] = []
  for (const f of facts) {
    if (f.value.length > MOST_VALUE_CHARACTERS) continue
    const side = sideByNature(f) ?? sideAt(f)
    const at = kept.findIndex(slot => slot.name === f.name && slot.side === side)
    if (at < 0) kept.push(asSlot(m, f, side))
    else if (f.name !== 'location') kept[at] = asSlot(m, f, side)
  }
  return kept
}

export type { Found }
