import { inQuestion, negated, ofOthers } from './gates.ts'
import { W } from './lexicon/word-classes.ts'
import { found, type Message, segmentOf, wordAt } from './message.ts'

const WORK = new Set(
  `work tlc updating repairs repair paint carpet carpets updates love renovating renovation remodel remodeling
   fixing roof flooring floors kitchen windows siding everything bathrooms bathroom cosmetic cleaning painting
   hvac plumbing reparaciones arreglos trabajo pintura furnace deck foundation gutting rehab attention gut redoing replacing new`.split(
    /\s+/,
  ),
)
const WHOLE = new Set(
  `turnkey remodeled renovated gutted outdated dated fixer rehabbed remodelada remodelado renovada renovado
   immaculate disrepair pristine uninhabitable trashed refurbished modernized livable teardown habitable mess
   wreck dump reformada arreglada`.split(/\s+/),
)
const STATE_OF = new Set(
  `rough great good decent bad poor excellent fair perfect ok terrible awful buen mal buenas malas fine mint nice
   solid amazing wonderful tough okay average original`.split(/\s+/),
)

/** The state of the home as a whole, or work it needs; the age of one part is not it. */
export function readCondition(m: Message): void {
  if (!(m.mask & W.condition)) return
  for (let i = 0; i < m.tokens.length; i++) {
    const t = m.tokens[i]
    if (!t || t.taken || t.kind !== 'word' || !(t.bits & W.condition)) continue
    const [from, to] = describes(m, i)
    if (to === 0) continue
    if (inQuestion(m, i) || ofOthers(m, i) || rejected(m, i)) continue
    if (m.found.some(f => f.name === 'condition')) return
    found(m, 'condition', 'present', Math.max(0, from), to)
    return
  }
}

const PART =
  /^(?:roof|floors?|flooring|ac|hvac|kitchen|plumbing|furnace|windows|carpets?|deck|electrical|bathrooms?|foundation|basement)$/

const NONE: [number, number] = [0, 0]

/** The span at `i` that describes the home, or an empty one. */
function describes(m: Message, i: number): [from: number, to: number] {
  const w = wordAt(m, i)
  const before = wordAt(m, i - 1)
  const after = wordAt(m, i + 1)
  if (w === 'move') return after === 'in' && wordAt(m, i + 2) === 'ready' ? [i, i + 3] : NONE
  if (w === 'turn') return after === 'key' ? [i, i + 2] : NONE
  if (w === 'shape' || w === 'condition' || w === 'estado' || w === 'condiciones')
    return STATE_OF.has(before) ||
      (/^(?:is|:)$/.test(after) && w !== 'estado') ||
      (/^(?:its|the|great|como)$/.test(before) && before !== 'the')
      ? [i - 1, i + 1]
      : NONE
  if (WHOLE.has(w)) return whole(m, i, w) ? [i, i + 1] : NONE
  if (w === 'kept' || w === 'maintained') return before === 'well' ? [i - 1, i + 1] : NONE
  if (w === 'falling') return after === 'apart' ? [i, i + 2] : NONE
  if (w === 'rough')
    return /^(?:its|pretty|kinda|bit|little|is|looks|)$/.test(before) && after !== 'shape'
      ? [i, i + 1]
      : NONE
  if (w === 'beat' || w === 'torn') return after === 'up' ? [i, i + 2] : NONE
  if (/^(?:broken|shot|rotten|rotting|bad)$/.test(w))
    return segment(m, i, PART) && before !== 'not' ? [i, i + 1] : NONE
  if (w === 'work' && /^(?:doesnt|dont|wont)$/.test(before))
    return segment(m, i, PART) ? [i - 1, i + 1] : NONE
  if (w === 'original')
    return /^(?:everything|kitchen|condition|baths|bathrooms)$/.test(after) ||
      segment(m, i, /^(?:everything|condition|throughout)$/) ||
      /^(?:all|kitchen|everything|still)$/.test(before)
      ? [i, i + 1]
      : NONE
  if (/^(?:leaks|leaking|cracks|crack|damage|mold)$/.test(w))
    return partOrHouse(m, i) ? [i, i + 1] : NONE
  if (w === 'damaged')
    return /^(?:fire|water|smoke|storm|flood)$/.test(before) ? [i - 1, i + 1] : NONE
  if (w === 'taken') return after === 'care' ? [i, i + 2] : NONE
  if (w === 'lived')
    return after === 'in' && m.tokens[i + 2]?.seg !== m.tokens[i]?.seg ? [i, i + 2] : NONE
  if (w === 'job') return before === 'gut' ? [i - 1, i + 1] : NONE
  if (w === 'repair' && STATE_OF.has(before)) return [i - 1, i + 1]
  if (w === 'throughout')
    return segment(m, i, /^(?:new|paint|floors|flooring|carpet|updated|painted)$/)
      ? [i, i + 1]
      : NONE
  if (
    w === 'new' &&
    (before === 'all' || everything(m, i)) &&
    /^(?:everything|inside|throughout|interior)$/.test(after)
  )
    return [i - 1, i + 2]
  if (w === 'brand') return after === 'new' && everything(m, i) ? [i, i + 2] : NONE
  if (/^(?:spotless|disaster|hoarder)$/.test(w))
    return segment(m, i, /^(?:its|house|place|home|is|my|our)$/) ? [i, i + 1] : NONE
  if (w === 'redid') return everything(m, i) ? [i, i + 1] : NONE
  if (w === 'updated' || w === 'upgraded' || w === 'redone' || w === 'painted')
    return everything(m, i) ? [i, i + 1] : NONE
  if (w === 'touched') return segment(m, i, /^(?:hasnt|havent|never|not|been)$/) ? [i, i + 1] : NONE
  if (!WORK.has(w)) return NONE
  if (w === 'new' && /^(?:owner|owners|home|family|buyer|place|house)$/.test(after)) return NONE
  const need = needed(m, i)
  return need >= 0 ? [need, i + 1] : NONE
}

function whole(m: Message, i: number, w: string): boolean {
  const before = wordAt(m, i - 1)
  if (w === 'fixer')
    return m.context.bot === 'seller' || segment(m, i, /^(?:its|it|my|our|is|mine|gone)$/)
  if (w === 'remodeled' || w === 'renovated') {
    // "kitchen remodeled in 2019" is one part.
    if (/^(?:kitchen|bath|bathroom|baths|basement|bathrooms|roof)$/.test(before))
      return everything(m, i)
    return !segment(m, i, /^(?:kitchen|bath|bathroom|basement)$/) || everything(m, i)
  }
  if (w === 'mess' || w === 'wreck' || w === 'dump')
    return segment(m, i, /^(?:house|place|home|condo|its|inside)$/)
  return true
}

const everything = (m: Message, i: number): boolean => {
  const [from, to] = segmentOf(m, i)
  let parts = 0
  for (let k = from; k < to; k++) {
    const w = wordAt(m, k)
    if (
      /^(?:everything|fully|completely|totally|throughout|whole|inside|entire|recently|todo|house|place|home|all|interior|newly|been|top)$/.test(
        w,
      )
    )
      return true
    if (/^(?:kitchen|baths|bathrooms|bath|floors|windows|bathroom)$/.test(w)) parts++
  }
  return parts > 1
}

const segment = (m: Message, i: number, words: RegExp): boolean => {
  const [from, to] = segmentOf(m, i)
  for (let k = from; k < to; k++) if (words.test(wordAt(m, k))) return true
  return false
}

const partOrHouse = (m: Message, i: number): boolean =>
  segment(
    m,
    i,
    /^(?:roof|foundation|basement|house|ceiling|walls|pipes|water|place|home|fire|has|theres|got|plumbing|some|structural|its)$/,
  )

/** Index of the "needs" that governs the work at `i`, else -1. */
function needed(m: Message, i: number): number {
  for (let k = i - 1; k >= 0 && k >= i - 7; k--) {
    if (m.tokens[k]?.sent !== m.tokens[i]?.sent) return -1
    const w = wordAt(m, k)
    if (/^(?:needs|necesita|requires|needing|lacks|neds)$/.test(w)) return k
    if (
      w === 'need' &&
      /^(?:it|will|would|does|doesnt|dont|may|might|floors|carpets|house|windows|walls|bathrooms|both|they|some)$/.test(
        wordAt(m, k - 1),
      )
    )
      return k
    if (w === 'could' && /^(?:use)$/.test(wordAt(m, k + 1))) return k
  }
  return -1
}

/** Denied as a whole ("I don't buy that it needs siding"), but "not in great shape" and "no work needed" describe. */
function rejected(m: Message, i: number): boolean {
  if (!negated(m, i, 8)) return false
  const [from] = segmentOf(m, i)
  for (let k = from; k < i; k++)
    if (/^(?:buy|think|believe|care|mind)$/.test(wordAt(m, k))) return true
  return false
}
