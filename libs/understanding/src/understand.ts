import { newFeatures } from './features/features.ts'
import { addAll } from './features/message.ts'
import { calibrated } from './model/calibration.ts'
import { evidenceFor } from './model/evidence.ts'
import { botIndex, LABELS, scoreLinear } from './model/linear.ts'
import type { Evidence, Facts, Intent, Reading, ReadingContext, Score, Slot } from './reading.ts'
import { asksKindly } from './rules/asks-kindly.ts'
import { asksNobody } from './rules/asks-nobody.ts'
import { asksSomeoneElse } from './rules/asks-someone-else.ts'
import { asksStock } from './rules/asks-stock.ts'
import { asksToText } from './rules/asks-to-text.ts'
import { asksWhoIsThere } from './rules/asks-who-is-there.ts'
import { asksWorth } from './rules/asks-worth.ts'
import { isBothered } from './rules/bothered.ts'
import { breaksUp } from './rules/breaks-up.ts'
import { callsInSlang } from './rules/calls-in-slang.ts'
import { comesToOffice } from './rules/comes-to-office.ts'
import { deniesEnd } from './rules/denies-end.ts'
import { dislikesHomes } from './rules/dislikes-homes.ts'
import { endsWithHome } from './rules/ends-with-home.ts'
import { factsAlone } from './rules/facts-alone.ts'
import { goesFirst } from './rules/goes-first.ts'
import { slipsKeyword } from './rules/keyword-slips.ts'
import { keywordOf } from './rules/keywords.ts'
import { refusesBelow } from './rules/least-price.ts'
import { limitsHours } from './rules/limits-hours.ts'
import { namesDistress } from './rules/names-distress.ts'
import { namedIntent } from './rules/names-intent.ts'
import { namesNoSale } from './rules/names-no-sale.ts'
import { offBooks } from './rules/off-books.ts'
import { isLoneWord } from './rules/one-word.ts'
import { otherRecipient } from './rules/other-recipient.ts'
import { otherSideSells } from './rules/other-side.ts'
import { outgrows } from './rules/outgrows.ts'
import { ownText } from './rules/own-text.ts'
import { prefersTalk } from './rules/prefers-talk.ts'
import { prefersTexts } from './rules/prefers-texts.ts'
import { primaryOf } from './rules/primary.ts'
import { raisesNone } from './rules/raises-none.ts'
import { readsSold } from './rules/reads-sold.ts'
import { refusesKind } from './rules/refuses-kind.ts'
import { rentsMonthly } from './rules/rents-monthly.ts'
import { searchesOn } from './rules/searches-on.ts'
import { unshouted } from './rules/shouted.ts'
import { speaksOfTexts } from './rules/speaks-of-texts.ts'
import { stopsElse } from './rules/stops-else.ts'
import { stopsMessages } from './rules/stops-messages.ts'
import { turned, turnsTo } from './rules/turned.ts'
import { undecided } from './rules/undecided.ts'
import { waitsNoLonger } from './rules/waits-no-longer.ts'
import { wantsByName } from './rules/wants-by-name.ts'
import { withdrawnBy } from './rules/withdrawn.ts'
import { wrongNumber } from './rules/wrong-number.ts'
import { NO_FACTS, readFacts } from './slots/index.ts'
import { newSentence, readSentence } from './text/sentence.ts'
import engine from './weights/engine.json' with { type: 'json' }

/**
 * Names the weights, lexicon and rules that a reading depends on, and the version of the phone
 * data.
 */
export const ENGINE: string = engine.engine

const CERTAIN = 10_000
/** Least score of a label for which evidence is named. */
const NAMED_FROM = 3_000
const STATED_FROM = 5_000

// Room that is used again for every message: reading is synchronous and ends before the next one
// begins.
const sentence = newSentence()
const features = newFeatures()
const raw = new Int32Array(LABELS.length)
/** What spoke for each label, found when first asked for. */
const spans = new Array<Evidence[] | null>(LABELS.length).fill(null)

/** Reads one message in its context. Never throws; time is linear in the first 2,000 characters. */
export function understand(text: string, context: ReadingContext): Reading {
  const own = ownText(text)
  if (own === '') return NOTHING
  const keyword = keywordOf(own)
  if (keyword !== null) return keywordReading(keyword, own)
  const bot = botIndex(context.bot)
  readSentence(unshouted(text), sentence)
  addAll(sentence, features)
  scoreLinear(features, bot, raw)
  spans.fill(null)
  const empty = sentence.words.count === 0
  const named = context.bot === 'lead' ? namedIntent(sentence) : null
  const buyer = empty ? 0 : stated(buys(calibrated(0, bot, raw[0]!), context.bot), named?.buyer)
  const seller = empty ? 0 : stated(sells(calibrated(1, bot, raw[1]!), context.bot), named?.seller)
  const { slots, takenBack } = factsOf(text, context, bot, buyer, seller)
  const human = empty ? 0 : asksPerson(calibrated(2, bot, raw[2]!), context.bot, slots)
  const optOut = empty ? 0 : endsMessages(calibrated(3, bot, raw[3]!), text, context.bot, slots)
  return {
    buyer,
    seller,
    human,
    optOut,
    optIn: false,
    first: buyer >= STATED_FROM && seller >= STATED_FROM ? primaryOf(sentence) : null,
    withdrawn: withdrawnBy(sentence),
    evidence: evidenceOf([buyer, seller, human, optOut], bot, slots),
    slots,
    takenBack,
  }
}

/** Below this nothing is meant, whatever a policy's threshold is. */
const DOUBTFUL = 1_000
/** An intent, or an end of messages, that is all a message names. */
const NAMED = 9_000
/** A keyword and a mark beside it: most messages hold more words. */
const KEYWORD_WORDS = 2
/** Confidence of a place that is listed. */
const LISTED = 9_000

/**
 * The score of an opt-out: at least `NAMED` for a slip of a keyword and where messages are stopped
 * in a clause of their own or are a bother, 0 where a rule says that none can be meant.
 */
function endsMessages(read: number, text: string, bot: string, slots: readonly Slot[]): number {
  if (sentence.words.count <= KEYWORD_WORDS && slipsKeyword(text)) return Math.max(read, NAMED)
  const score = stated(read, stopsMessages(sentence) || isBothered(sentence))
  if (score < DOUBTFUL) return score
  const none =
    isLoneWord(sentence) ||
    asksKindly(sentence) ||
    prefersTexts(sentence) ||
    asksToText(sentence) ||
    speaksOfTexts(sentence) ||
    refusesKind(sentence, bot) ||
    stopsElse(sentence) ||
    endsWithHome(sentence, bot) ||
    deniesEnd(sentence) ||
    dislikesHomes(sentence) ||
    limitsHours(sentence) ||
    otherRecipient(sentence) ||
    wrongNumber(sentence)
  return none || isPlace(text, slots) ? 0 : score
}

/**
 * The score of a purchase: at least `NAMED` where it is meant to come now, the present home is too
 * small, or the lead bot is asked what homes there are, 0 where a rule says that none is raised, or
 * that a home to rent is sought.
 */
function buys(read: number, bot: string): number {
  const named =
    isMeant('buyer') ||
    (bot === 'lead' && asksStock(sentence)) ||
    (bot !== 'buyer' && outgrows(sentence))
  const score = stated(read, named)
  if (score < DOUBTFUL) return score
  const other =
    (bot === 'lead' && rentsMonthly(sentence)) || (bot === 'seller' && refusesBelow(sentence))
  return other || raisesNone('buyer', sentence, bot) ? 0 : score
}

/**
 * The score of a sale: at least `NAMED` where it is meant to come now, the own home is valued or is
 * to be one's own no longer, 0 where a rule says that none is raised, or that a search goes on.
 */
function sells(read: number, bot: string): number {
  const score = stated(read, isMeant('seller') || offBooks(sentence))
  if (score < DOUBTFUL) return score
  if (asksWorth(sentence)) return Math.max(score, NAMED)
  const none =
    bot === 'buyer' &&
    (namesNoSale(sentence) ||
      undecided(sentence) ||
      otherSideSells(sentence) ||
      readsSold(sentence))
  return none || searchesOn(sentence, bot) || raisesNone('seller', sentence, bot) ? 0 : score
}

/** Whether a deal is to wait no longer, or to go first. */
const isMeant = (side: Intent): boolean =>
  waitsNoLonger(side, sentence) || goesFirst(side, sentence)

/** The score of an intent, at least `NAMED` where the message names it and nothing else. */
const stated = (score: number, named = false): number => (named ? Math.max(score, NAMED) : score)

/**
 * The score of a person: at least `NAMED` where a home is lost to debts, a marriage ends, or
 * somebody is asked for by name, by a wish to talk, in slang or by coming to the office, 0 where a
 * rule says that none is asked for.
 */
function asksPerson(score: number, bot: string, slots: readonly Slot[]): number {
  const asked =
    wantsByName(sentence) ||
    asksWhoIsThere(sentence) ||
    asksSomeoneElse(sentence) ||
    prefersTalk(sentence) ||
    callsInSlang(sentence) ||
    comesToOffice(sentence)
  if (asked || namesDistress(sentence) || breaksUp(sentence)) return Math.max(score, NAMED)
  if (score < DOUBTFUL) return score
  return asksNobody(sentence, bot, slots) ? 0 : score
}

/** "Palo Alto": a place that is listed, and nothing else. */
function isPlace(text: string, slots: readonly Slot[]): boolean {
  const [only] = slots
  return (
    slots.length === 1 &&
    only?.name === 'location' &&
    only.confidence >= LISTED &&
    only.end - only.start === text.trim().length
  )
}

/** The facts of a message, those of the other home where it goes over to that one. */
function factsOf(
  text: string,
  context: ReadingContext,
  bot: number,
  buyer: Score,
  seller: Score,
): Facts {
  if (context.about) return readFacts(text, turned(context.about))
  const facts = readFacts(text, context)
  const other = facts === NO_FACTS ? null : turnsTo(context.bot, buyer, seller)
  if (other === null) return facts
  const said = [...facts.slots, ...facts.takenBack]
  return factsAlone(spansOf(LABELS.indexOf(other), bot), said)
    ? facts
    : readFacts(text, turned(other))
}

function spansOf(label: number, bot: number): readonly Evidence[] {
  spans[label] ??= evidenceFor(LABELS[label]!, label, bot, features, sentence.words)
  return spans[label]
}

function evidenceOf(scores: readonly number[], bot: number, slots: readonly Slot[]): Evidence[] {
  const out: Evidence[] = []
  for (let label = 0; label < LABELS.length; label++)
    if (scores[label]! >= NAMED_FROM) for (const span of spansOf(label, bot)) out.push(span)
  for (const { name, start, end, confidence } of slots)
    out.push({ label: name, start, end, weight: confidence })
  return out
}

/** Of a message without a word of the contact's own. */
const NOTHING: Reading = {
  buyer: 0,
  seller: 0,
  human: 0,
  optOut: 0,
  optIn: false,
  first: null,
  withdrawn: { buyer: false, seller: false },
  evidence: [],
  ...NO_FACTS,
}

function keywordReading(keyword: 'optOut' | 'optIn', text: string): Reading {
  return {
    ...NOTHING,
    optOut: keyword === 'optOut' ? CERTAIN : 0,
    optIn: keyword === 'optIn',
    evidence: [{ label: keyword, start: 0, end: text.length, weight: CERTAIN }],
  }
}
