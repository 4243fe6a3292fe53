import { bitsOf } from '../lexicon/lexicon.ts'
import { classOf, W } from '../slots/lexicon/word-classes.ts'
import { TAKES } from '../slots/taken-off.ts'
import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { CAPITAL } from '../text/tokens.ts'
import { beginsClause, isOneOf, textAt, within } from './words.ts'

const OFF = wordSet('off from out de')
/** The contact, or how one is reached: who takes these off the list is to be left alone. */
const SELF = wordSet(
  `me us i we my mine our ours myself you your name names info information everything everyone all it this these them
   mi mis nos nuestro nombre datos account profile lead client customer user family`,
)
const PERSONS = (['kin', 'mate', 'elder', 'me'] as const).map(bitsOf)
const HOMES = (['home', 'rooms'] as const).map(bitsOf)
/** Five digits. */
const ZIP = '<n5>'
/** Words between the verb and "off". */
const REACH = 6

/**
 * Index of the "off" behind what is taken off a list, or of the ZIP that is removed, where that is
 * a town, a home or a kind of homes and not the contact: "take Frisco off the list", "drop 93701
 * from it", "remove the condo on 5th from my search"; else -1.
 */
export function takenOffAt(
  sentence: Sentence,
  i: number,
  kinds: ReadonlySet<string>,
  bot: string,
): number {
  const { count, text, marks } = sentence.words
  if (!TAKES.has(text[i]!)) return -1
  let named = false
  for (let k = i + 1; k < count && k <= i + REACH; k++) {
    if (OFF.has(text[k]!)) return named ? k : -1
    if (beginsClause(sentence, k) || SELF.has(text[k]!)) return -1
    if (isOneOf(sentence, k, PERSONS) || isPerson(text[k]!, marks[k]!)) return -1
    if (text[k] === ZIP && !OFF.has(textAt(sentence, k + 1))) return k
    if (kinds.has(text[k]!) || isPlace(text[k]!, marks[k]!, bot)) named = true
    else if (isOneOf(sentence, k, HOMES) || isDetermined(sentence, k)) named = true
    else if (bot === 'buyer' && isStreetBehind(sentence, k, i + 1)) named = !isYours(sentence, k)
  }
  return -1
}

const LISTS = wordSet('list lista search busqueda')
export const NO_KINDS: ReadonlySet<string> = new Set()

/** Whether a home or a town is taken off a list: "quiero quitar la casa de la lista". */
export function takesOffList(sentence: Sentence, bot: string): boolean {
  const { count, text } = sentence.words
  for (let i = 0; i < count; i++) {
    const off = takenOffAt(sentence, i, NO_KINDS, bot)
    if (off >= 0 && within(text, off, Math.min(count, off + 3), LISTS)) return true
  }
  return false
}

const isPerson = (word: string, mark: number): boolean =>
  (mark & CAPITAL) !== 0 && (classOf(word) & (W.name | W.place | W.placeStart)) === W.name

/**
 * A listed place; to the buyer bot any capital that is nothing else, which elsewhere may be
 * somebody's surname.
 */
const isPlace = (word: string, mark: number, bot: string): boolean =>
  isListedPlace(word, mark) || ((mark & CAPITAL) !== 0 && bot === 'buyer' && classOf(word) === 0)

/** A town by its name, or a ZIP. */
export function isListedPlace(word: string, mark: number): boolean {
  if (word === ZIP) return true
  const bits = classOf(word)
  if ((mark & CAPITAL) !== 0) return (bits & (W.place | W.placeStart)) !== 0
  return (bits & W.place) !== 0 && (bits & (W.common | W.name)) === 0
}

const STREETS = wordSet('st street ave avenue rd road ln lane dr drive blvd ct court pl cir')
const NO_STREETS = wordSet('the a my our this that your on')

/** The "st" of "elm st", unless nothing stands before it from a place on. */
export const isStreetBehind = (sentence: Sentence, k: number, from: number): boolean =>
  k > from && STREETS.has(textAt(sentence, k)) && !NO_STREETS.has(textAt(sentence, k - 1))

/** "take Elm St off your list" may be said of where the contact lives. */
const isYours = (sentence: Sentence, k: number): boolean =>
  OFF.has(textAt(sentence, k + 1)) && textAt(sentence, k + 2) === 'your'

/** "that one", "the first one". */
const isDetermined = (sentence: Sentence, k: number): boolean =>
  /^(?:one|ones)$/.test(textAt(sentence, k))
