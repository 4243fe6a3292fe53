import { W } from './lexicon/word-classes.ts'
import { bitsAt, type Message, wordAt } from './message.ts'
import { wordSet } from './word-set.ts'

const CHANGES = wordSet(
  'change changed bump bumped raise raised move moved up upped increase went go going switch cambiar subir adjust',
)
const changes = (m: Message, at: number): boolean => {
  for (let k = at - 2; k >= at - 6; k--) if (CHANGES.has(wordAt(m, k))) return true
  return false
}

/** Marks the numbers that a correction takes back: "not 2", "instead of 3", "from 400 to 450". */
export function refuse(m: Message): void {
  for (const q of m.quantities) {
    const before = wordAt(m, q.from - 1)
    const second = wordAt(m, q.from - 2)
    // "change my budget from 400 to 450"
    if (q.low !== null && (before === 'from' || before === 'de') && changes(m, q.from)) q.low = null
    if (before === 'not' || before === 'no' || before === 'isnt') q.refused = true
    else if (
      (before === 'of' && second === 'instead') ||
      (before === 'than' && second === 'rather')
    )
      q.refused = true
    else if (before === 'de' && second === 'vez') q.refused = true
    else if (before === 'instead' && m.quantities.length > 1) q.refused = true
    // "no 3 beds, 4" refuses; "no more than 3" and "no 3 car garage" are read elsewhere.
    if (q.refused && before === 'no' && !(bitsAt(m, q.to) & (W.bed | W.bath)) && second !== '')
      q.refused = wordAt(m, q.from - 2) !== 'no'
  }
}
