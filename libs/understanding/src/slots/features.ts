import { W } from './lexicon/word-classes.ts'
import { bitsAt, endsClause, found, type Message, segmentOf, wordAt } from './message.ts'
import { negated } from './negated.ts'
import { ofOthers } from './others.ts'
import { inQuestion } from './questions.ts'
import { isNegated, isTakenOff, TAKES } from './taken-off.ts'
import { wordSet } from './word-set.ts'

const FEATURE = new Map(
  Object.entries({
    pool: 'pool',
    pools: 'pool',
    alberca: 'pool',
    piscina: 'pool',
    garage: 'garage',
    garages: 'garage',
    cochera: 'garage',
    garaje: 'garage',
    garge: 'garage',
    carage: 'garage',
    yard: 'yard',
    yards: 'yard',
    backyard: 'yard',
    backyrd: 'yard',
    jardin: 'yard',
    yrd: 'yard',
    frontyard: 'yard',
    patio: 'yard',
    jardincito: 'yard',
    view: 'view',
    views: 'view',
    vista: 'view',
    vistas: 'view',
    basement: 'basement',
    basements: 'basement',
    bsmt: 'basement',
    sotano: 'basement',
    office: 'office',
    offices: 'office',
    oficina: 'office',
    estudio: 'office',
    casita: 'casita',
    casitas: 'casita',
    solar: 'solar',
    paneles: 'solar',
    rv: 'rv parking',
  }),
)

/**
 * Wanted or present features, sorted and comma-joined, and those that are no longer wanted; refused
 * ones and questions about a listing are left out.
 */
export function readFeatures(m: Message): void {
  if (!(m.mask & W.feature || isAskedFor(m))) return
  const names = new Set<string>()
  let first = -1
  let last = -1
  for (let i = 0; i < m.tokens.length; i++) {
    const name = featureAt(m, i)
    if (!name || inQuestion(m, i) || ofOthers(m, i)) continue
    if (isTakenBack(m, i)) {
      m.takenBack.push({ name: 'features', value: name, from: i, to: i + 1 })
      names.delete(name)
    }
    if (refused(m, i)) continue
    names.add(name)
    if (first < 0) first = i
    last = i
  }
  if (names.size > 0) found(m, 'features', [...names].sort().join(','), first, last + 1)
}

/** The feature that token `i` names, else undefined. */
function featureAt(m: Message, i: number): string | undefined {
  const t = m.tokens[i]
  if (t?.low === 'car' && holdsCars(m, i)) return 'garage'
  if (!t || !(t.bits & W.feature) || t.taken || t.kind !== 'word') return undefined
  const name = FEATURE.get(t.low)
  return name && meant(m, i, name) ? name : undefined
}

const isAskedFor = (m: Message): boolean => m.context.pendingQuestion?.name === 'features'

/** "finished basement, 3 car" to the question for features */
const holdsCars = (m: Message, i: number): boolean =>
  isAskedFor(m) &&
  endsClause(m, i) &&
  (m.tokens[i - 1]?.kind === 'number' || (bitsAt(m, i - 1) & W.number) !== 0)

/**
 * Whether the feature at token `i` is no longer wanted. That a home lacks one ("it has no pool")
 * takes nothing back.
 */
const isTakenBack = (m: Message, i: number): boolean =>
  isDropped(m, i) || unneeded(m, i) || needless(m, i) || isAnsweredNo(m, i)

/**
 * Whether the word is the feature: not "your office", "can I view it", "pool table", "yard sale".
 */
function meant(m: Message, i: number, name: string): boolean {
  const before = wordAt(m, i - 1)
  const after = wordAt(m, i + 1)
  const t = m.tokens[i]
  if (name === 'view') {
    if (t?.caps === 1 && m.tokens[i - 1]?.caps === 1 && i > 1) return false
    if (/^(?:to|can|could|we|i|ill|lets|please|you|and)$/.test(before) && t?.low === 'view')
      return false
    return !/^(?:it|them|this|that|the|homes|houses|one|at)$/.test(after)
  }
  if (before === 'your' || before === 'ur') return false
  if (name === 'office') {
    if (/^(?:a|an|home|w|with|plus|and)$/.test(before)) return true
    if (
      /^(?:your|post|front|the|at|ur|doctors|doctor|title|dentist|leasing|main|dr|la|su|her|his|their|box)$/.test(
        before,
      )
    )
      return false
    if (before === 'my' && after === 'is') return false
    return !/^(?:address|hours|in|number|phone|manager|building|located|job|visit)$/.test(after)
  }
  if (name === 'yard') {
    if (t?.low === 'patio' && !spanish(m)) return false
    if (isOfSign(m, i)) return false
    return after !== 'sale' && !(before === 'scotland')
  }
  if (name === 'pool')
    return (
      !/^(?:table|pump|heater|guy|company|service|party|supplies|boy)$/.test(after) &&
      before !== 'car'
    )
  if (name === 'garage' && before === 'rv') return false
  if (name === 'garage') return after !== 'sale' && after !== 'door'
  if (t?.low === 'casita') return !isHome(m, i)
  if (t?.low === 'paneles') return after === 'solares'
  if (t?.low === 'estudio') return false
  if (name === 'rv parking') return !/^(?:trip|life|park)$/.test(after)
  return true
}

/** "the sign in the yard", "want the sign removed from my yard" */
const isOfSign = (m: Message, i: number): boolean =>
  /^(?:the|my|our)$/.test(wordAt(m, i - 1)) &&
  /^(?:in|from|off|of|on|outta)$/.test(wordAt(m, i - 2)) &&
  [3, 4, 5].some(n => /^signs?$/.test(wordAt(m, i - n)))

/** "comprar una casita", "vendo mi casita": a small house; not "casa con una casita". */
const isHome = (m: Message, i: number): boolean =>
  /^(?:una|mi|nuestra|esta)$/.test(wordAt(m, i - 1)) &&
  (bitsAt(m, i - 2) & (W.sell | W.buy)) !== 0 &&
  !(m.mask & W.home)

const SPANISH = /^(?:con|y|de|un|el|la|una|quiero|casa|cuartos|recamaras|tiene|que|para|busco)$/
const spanish = (m: Message): boolean => m.tokens.some(t => SPANISH.test(t.low))

function refused(m: Message, i: number): boolean {
  if ((negated(m, i, 6) && !relieved(m, i)) || isDropped(m, i) || isDeclined(m, i)) return true
  return isAnsweredNo(m, i) || needless(m, i) || unneeded(m, i) || isNoMatter(m, i)
}

/** "garage yes, pool no" */
function isAnsweredNo(m: Message, i: number): boolean {
  const answer = /^[:?]$/.test(wordAt(m, i + 1)) ? i + 2 : i + 1
  if (!/^(?:no|isnt|not)$/.test(wordAt(m, answer)) || !endsClause(m, answer)) return false
  return !(wordAt(m, answer) === 'isnt' && m.tokens.some(t => t.low === 'optional'))
}

/** "pool is optional", "a pool isn't needed", "no pool needed", "garage not a must" */
function needless(m: Message, i: number): boolean {
  const [, to] = segmentOf(m, i)
  for (let k = i + 1; k < to && k < i + 5; k++) {
    const w = wordAt(m, k)
    if (w === 'but') return false
    if (/^(?:optional|unnecessary)$/.test(w)) return !isNegated(m, k)
    if (/^(?:needed|required|necessary)$/.test(w))
      return NOT.test(wordAt(m, k - 1)) || NOT.test(wordAt(m, i - 1))
    if (!DENIES.has(w)) continue
    const next = wordAt(m, k + 1)
    if (NECESSARY.has(next) || (next === 'a' && MUSTS.has(wordAt(m, k + 2)))) return true
    // "a garage we don't need", not "the pool doesn't need work".
    if (next === 'need')
      return endsClause(m, k + 1) || /^(?:it|one|anymore)$/.test(wordAt(m, k + 2))
  }
  return false
}

const NOT = /^(?:not|isnt|no)$/
const DENIES = wordSet('isnt not doesnt dont')
const NECESSARY = wordSet('needed necessary required matter important care')
const MUSTS = wordSet('must need necessity requirement priority big huge')

/** "a pool is a dealbreaker", "not a problem": neither wanted nor taken back. */
function isNoMatter(m: Message, i: number): boolean {
  const [, to] = segmentOf(m, i)
  for (let k = i + 1; k < to && k < i + 5; k++) {
    const w = wordAt(m, k)
    if (w === 'but') return false
    if (w === 'dealbreaker' || (w === 'deal' && wordAt(m, k + 1) === 'breaker')) return true
    if (DENIES.has(w) && wordAt(m, k + 1) === 'a') return true
  }
  return false
}

const isSameAgain = (m: Message, i: number): boolean =>
  wordAt(m, i + 2) === 'no' && wordAt(m, i + 3) === wordAt(m, i)

/** "any yard?" is asked of a listing, "any pool homes?" of the market. */
const isAsked = (m: Message, i: number): boolean =>
  wordAt(m, i - 1) === 'any' && wordAt(m, i + 1) === '?' && endsClause(m, i)

/** "pool or no pool", "pool, no thanks". */
const isDeclined = (m: Message, i: number): boolean =>
  isAsked(m, i) ||
  (wordAt(m, i + 1) === 'or' && (wordAt(m, i + 2) === 'not' || isSameAgain(m, i))) ||
  (/^[,?]$/.test(wordAt(m, i + 1)) &&
    wordAt(m, i + 2) === 'no' &&
    /^(?:thanks|thank|thx|ty)$/.test(wordAt(m, i + 3)))

const DROPS = wordSet('forget nix scrap drop skip lose remove ditch')
const SHUNS = wordSet('avoid hate against')
const WANTED = wordSet('want need have with for')
/** Behind a negation these want what they name: "not without a pool". */
const LACKS = wordSet('without sin perder')

/**
 * "drop the pool", "forget about the pool", "decided against a pool", "anything but a pool", "take
 * the pool off".
 */
function isDropped(m: Message, i: number): boolean {
  if (isTakenOff(m, i, i + 1) || isOfUnwanted(m, i)) return true
  const seg = m.tokens[i]?.seg
  for (let k = i - 1; k >= i - 3 && m.tokens[k]?.seg === seg; k--) {
    const w = wordAt(m, k)
    if (DROPS.has(w) || SHUNS.has(w)) return !isNegated(m, k)
    if (w === 'but') return /^(?:anything|anywhere)$/.test(wordAt(m, k - 1))
    if (WANTED.has(w) || LACKS.has(w)) return false
  }
  return false
}

const HOMES = wordSet('anything something homes houses home house one ones place places stuff')
/** Verbs of wishing: what was not found, or is not had, may be wanted. */
const OFFERS = wordSet('put show send showing sending looking want live')

/** "nothing with a basement", "don't put me in anything w a basement". */
function isOfUnwanted(m: Message, i: number): boolean {
  const having = /^(?:a|an|any|the)$/.test(wordAt(m, i - 1)) ? i - 2 : i - 1
  if (!/^(?:with|w)$/.test(wordAt(m, having))) return false
  const what = wordAt(m, having - 1)
  if (what === 'nothing') return true
  const offered = [2, 3, 4].some(n => OFFERS.has(wordAt(m, having - n)))
  return HOMES.has(what) && offered && negated(m, having - 1)
}

const NEEDS = wordSet(
  'need needs needing want wants wanting care necesito necesitamos quiero queremos',
)
const NO = wordSet('dont doesnt not no longer never wont')

/** "we don't need a pool anymore", "no longer want a garage"; not "don't want to lose the pool". */
function unneeded(m: Message, i: number): boolean {
  const [from] = segmentOf(m, i)
  for (let k = i - 1; k >= from && k >= i - 6; k--) {
    const w = wordAt(m, k)
    if (DROPS.has(w) || TAKES.has(w) || LACKS.has(w) || /^(?:but|pero|sino)$/.test(w)) return false
    if (!NEEDS.has(w)) continue
    const before = wordAt(m, k - 1)
    return NO.has(before) || (NO.has(wordAt(m, k - 2)) && !/^(?:just|only)$/.test(before))
  }
  return false
}

/**
 * "not picky as long as there's a garage", "won't do without a yard": the negation is not of the
 * feature.
 */
function relieved(m: Message, i: number): boolean {
  for (let k = i - 1; k >= i - 4; k--) {
    const w = wordAt(m, k)
    if (DROPS.has(w) && isNegated(m, k)) return true
    if (
      /^(?:long|must|need|want|wants|needs|unless)$/.test(w) &&
      !/^(?:dont|not|doesnt|no|didnt|longer)$/.test(wordAt(m, k - 1))
    )
      return true
    if (w === 'without')
      return (
        /^(?:live|do|go)$/.test(wordAt(m, k - 1)) &&
        /^(?:cant|wont|not|cannot)$/.test(wordAt(m, k - 2))
      )
  }
  return false
}
