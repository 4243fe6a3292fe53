import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, segmentOf, wordAt } from './message.ts'
import { phraseTable } from './phrases.ts'
import { wordSet } from './word-set.ts'

const STATES =
  `rough|great|good|decent|bad|poor|excellent|fair|perfect|ok|terrible|awful|buen|mal|buenas|malas|fine|
  mint|nice|solid|amazing|wonderful|tough|okay|average|original|its|showroom|pristine|beautiful|super|top|pretty|bad|
  horrible|immaculate|livable|sad|crappy`.replace(/\s+/g, '')

/** Phrases that describe a home by themselves. */
export const PHRASES = phraseTable<true>('first', [
  [true, `${STATES} shape|condition|estado|condiciones|repair, condition|shape is|:`],
  [true, 'hay que arreglarla|arreglarlo|arreglar|repararla|repararlo|renovarla|renovarlo'],
  [true, 'move in ready, turn key, gut job, handyman special, deferred maintenance, curb appeal'],
  [
    true,
    'falling apart|down, beat|torn|messed up, worn out, run down, bit of a project, big project, real project',
  ],
  [
    true,
    'well|beautifully|nicely|lovingly|meticulously kept|maintained|cared|loved, taken care, like new, good bones, rough around, old and tired, lived in ,',
  ],
  [true, 'shows|showing well|great|beautifully, shows really|very well|nice, shows like'],
  [true, 'fire|water|smoke|storm|flood|termite damage|damaged, structural issues|problems'],
  [
    true,
    'foundation issues|problems|trouble, average lived, all new everything|inside|interior|throughout',
  ],
  [true, 'is|looks|basically brand new, nothing wrong with, middle of a remodel|reno|renovation'],
  [
    true,
    'solid house|home|place|bones, ready to show, vacant|empty and clean, clean and vacant, popcorn ceilings|ceiling',
  ],
  [
    true,
    'total|complete|full gut|reno|remodel|renovation, sold|selling|sell|sale as is, old and tired|worn, nothing needs to, structurally sound, cosmetic work|stuff needed, work|repairs|paint|updating|updates needed, as is condition, half finished|done, needs everything',
  ],
  [
    true,
    'brand new inside|everything|interior|throughout, everything|everythings is new, everythings new, just flipped, cosmetic work|stuff only, just cosmetic, muy descuidada|descuidado, mucho arreglo, new everything, everything works|updated|redone|new|original',
  ],
  [
    true,
    'whole house|place|thing remodeled|updated|redone|painted, top to bottom, down to the studs',
  ],
])

/** Work that a home can need. */
export const WORK = wordSet(
  `work tlc updating repairs repair paint carpet carpets updates love renovating renovation remodel remodeling fixing
   roof flooring floors kitchen windows siding everything bathrooms bathroom cosmetic cleaning painting hvac
   plumbing reparaciones arreglos trabajo pintura furnace deck foundation gutting rehab attention gut redoing
   replacing new nothing techo piso stuff modernizing`,
)

/** Words that describe the whole home wherever they stand. */
const WHOLE = wordSet(
  `turnkey gutted outdated dated rehabbed remodelada remodelado renovada renovado immaculate disrepair pristine
   uninhabitable trashed refurbished modernized livable teardown habitable reformada arreglada`,
)
/** Words that describe it if the clause speaks of the home. */
const OF_HOME = wordSet('mess wreck dump spotless disaster hoarder ugly')
/** Words that describe it if the clause speaks of more than one part, or of all. */
const OF_PARTS = wordSet('updated upgraded redone painted redid remodeled renovated throughout')
/** Faults that describe it if the clause names what has them. */
const FAULTS = wordSet(
  'broken shot rotten rotting bad leaks leaking cracks crack damage mold warped sagging floods flooded peeling crumbling',
)
const OTHER = wordSet('rough original touched fixer work')

export const TRIGGERS: ReadonlySet<string> = new Set([
  ...WHOLE,
  ...OF_HOME,
  ...OF_PARTS,
  ...FAULTS,
  ...OTHER,
])

const PARTS = wordSet(
  `roof floor floors flooring ac hvac kitchen kitchens plumbing furnace windows carpet carpets deck electrical bath
   baths bathroom bathrooms foundation basement ceiling ceilings walls pipes drywall siding paint stucco fence septic deck`,
)
const ALL = wordSet(
  `everything fully completely totally throughout whole inside entire recently todo house place home all interior
   newly top freshly`,
)
const HOME_WORDS = wordSet('house place home condo its it inside my our property')

/** Whether the trigger `w` at `i` describes the home. */
export function describesHome(m: Message, i: number, w: string): boolean {
  if (WHOLE.has(w)) return true
  if (w === 'dump' && isVerb(m, i)) return false
  if (OF_HOME.has(w)) return count(m, i, HOME_WORDS) > 0
  if (FAULTS.has(w)) return hasFault(m, i, w)
  if (OF_PARTS.has(w)) return isWholeJob(m, i, w)
  const before = wordAt(m, i - 1)
  const after = wordAt(m, i + 1)
  switch (w) {
    case 'rough':
      if (before === '' || before === ',') return after === '' || after === 'inside'
      return /^(?:its|pretty|kinda|bit|little|is|looks)$/.test(before)
    case 'original':
      return (
        /^(?:kitchen|baths|bathrooms)$/.test(after) ||
        /^(?:all|kitchen|still)$/.test(before) ||
        count(m, i, ALL) > 0
      )
    case 'touched':
      return /^(?:been|never|not|havent|hasnt)$/.test(before)
    case 'work':
      return /^(?:doesnt|dont|wont)$/.test(before) && count(m, i, PARTS) > 0
    default:
      return isOwnFixer(m, i)
  }
}

/** "wanna dump the house" gets rid of it; "the house is a dump" describes. */
const isVerb = (m: Message, i: number): boolean =>
  (bitsAt(m, i + 1) & W.own) !== 0 ||
  /^(?:it|the|this|that)$/.test(wordAt(m, i + 1)) ||
  /^(?:to|wanna|gonna|gotta|lets)$/.test(wordAt(m, i - 1))

const count = (m: Message, i: number, words: ReadonlySet<string>): number => {
  const [from, to] = segmentOf(m, i)
  let n = 0
  for (let k = from; k < to; k++) if (words.has(wordAt(m, k))) n++
  return n
}

const hasFault = (m: Message, i: number, w: string): boolean => {
  if (wordAt(m, i - 1) === 'not' || wordAt(m, i - 2) === 'not') return false
  if (/^(?:mold|damage|leaks|cracks)$/.test(w)) return count(m, i, PARTS) + count(m, i, LEAKERS) > 0
  return count(m, i, PARTS) > 0
}
const LEAKERS = wordSet('water fire some structural its it has theres got house place home lots')

/**
 * "kitchen remodeled in 2019" is one part; "kitchen and both baths redone", "fully updated" are the
 * home.
 */
function isWholeJob(m: Message, i: number, w: string): boolean {
  // "we redid the floors, kitchen and baths": the list may run over commas.
  const parts = w === 'redid' ? sentenceParts(m, i) : count(m, i, PARTS)
  if (count(m, i, ALL) > 0 && !(w === 'throughout' && parts === 0)) return true
  if (parts === 0 && wordAt(m, i - 1) === 'been') return true
  if (w === 'remodeled' || w === 'renovated') return parts === 0 || parts > 1
  return parts > 1
}

const sentenceParts = (m: Message, i: number): number => {
  let n = 0
  for (let k = Math.max(0, i - 10); k < Math.min(m.tokens.length, i + 10); k++)
    if (m.tokens[k]?.sent === m.tokens[i]?.sent && PARTS.has(wordAt(m, k))) n++
  return n
}

const GREAT = wordSet('total complete real big huge major true')

/**
 * A fixer is the contact's own if they sell, or say so; "buying a fixer" is only what is sought.
 */
const isOwnFixer = (m: Message, i: number): boolean => {
  if (m.context.bot === 'seller') return true
  const a = GREAT.has(wordAt(m, i - 1)) ? i - 2 : i - 1
  if (/^(?:its|it|is)$/.test(wordAt(m, a - 1)) && wordAt(m, a) === 'a') return true
  return m.tokens.some((t, k) => {
    if (/^(?:gone|needs|warned|warning)$/.test(t.low)) return true
    return (t.bits & W.own) !== 0 && ((bitsAt(m, k + 1) | bitsAt(m, k + 2)) & W.home) !== 0
  })
}
