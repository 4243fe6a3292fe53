import { mix } from '../text/hash.ts'
import type { Sentence } from '../text/sentence.ts'
import { NEW_CLAUSE } from '../text/tokens.ts'
import { add, type Features } from './features.ts'

const WORD = 9
const PAIR = 10

/** The words of the last of several clauses once more: a message means what it ends on. */
export function addEnding({ words, kind }: Sentence, out: Features): void {
  const { marks, count } = words
  let last = count - 1
  while (last > 0 && (marks[last]! & NEW_CLAUSE) === 0) last--
  if (last <= 0) return
  for (let i = last; i < count; i++) {
    add(out, mix(WORD, kind[i]!), i, i)
    if (i + 1 < count) add(out, mix(mix(PAIR, kind[i]!), kind[i + 1]!), i, i + 1)
  }
}
