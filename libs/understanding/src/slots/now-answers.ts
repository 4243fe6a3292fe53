import { W } from './lexicon/word-classes.ts'
import { found, type Message, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const NOW = wordSet('now today ahora ahorita hoy')
/** "like right now lol", "today if possible", "ahora mismo", "ready now" */
const BESIDE = wordSet('right like as of ready mismo si if possible pretty much literally mean')
/** "for now", "not now", "until today" */
const OTHER = wordSet('for until til till from since by except before')
const MOST_TOKENS = 6

/** Reads "now", "right now, cash", "today", "ahora mismo" as the answer to "how soon?". */
export function answerNow(m: Message): void {
  if (m.tokens.length > MOST_TOKENS) return
  let [to, now] = [0, false]
  for (const t of m.tokens) {
    if (t.kind === 'mark') break
    if (NOW.has(t.low)) now = true
    else if (!(BESIDE.has(t.low) || t.bits & W.filler)) return
    if (t.bits & W.neg || OTHER.has(t.low)) return
    to++
  }
  if (now && !goesOn(m, to)) found(m, 'timelineDays', '0', 0, to, 8_500)
}

/** "now?", "right now, we rent": no time is given. */
const goesOn = (m: Message, mark: number): boolean =>
  wordAt(m, mark) === '?' || /^(?:i|im|we|were|my|our|no|not)$/.test(wordAt(m, mark + 1))
