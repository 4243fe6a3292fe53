import type { ReadingContext } from '../reading.ts'
import { takenBackFeature } from './features.ts'
import { type Message, wordAt } from './message.ts'
import { tokenise } from './tokenise.ts'
import { isOnlyZip, isRefusedZip, isZipShaped } from './zips.ts'

/** Stands for every value said before: "only 93705 now". */
const EVERY = '*'

/** A value that is no longer wanted of what may have several, or `*` for all of them. */
export interface TakenBack {
  readonly name: 'features' | 'zip'
  readonly value: string
}

/** What takes something back has one of these. */
const TAKES_BACK =
  /\b(?:not?|(?:do|does|is)n.?t|longer|forget|nix|scrap|scratch|drop|skip|remove|ditch|against|instead|out|off|stop|quit|only|just|optional|unnecessary)\b/i

/**
 * The wanted features and zips that a message takes back: "forget the pool", "not 60120", in the
 * order in which they stand.
 */
export function takenBack(text: string, context: ReadingContext): TakenBack[] {
  if (!TAKES_BACK.test(text)) return []
  const m = messageOf(text, context)
  const values: TakenBack[] = []
  for (let i = 0; i < m.tokens.length; i++) {
    const feature = takenBackFeature(m, i)
    if (feature) values.push({ name: 'features', value: feature })
    else if (isZipShaped(m, i)) {
      if (isRefusedZip(m, i)) values.push({ name: 'zip', value: m.tokens[i]?.low ?? '' })
      // "not 60120, 60123 instead" leaves others that were said.
      else if (isOnlyZip(m, i) && (values.length === 0 || wordAt(m, i + 1) !== 'instead'))
        values.push({ name: 'zip', value: EVERY })
    }
  }
  return values
}

const messageOf = (text: string, context: ReadingContext): Message => {
  const tokens = tokenise(text)
  let mask = 0
  let capital = false
  for (const t of tokens) {
    mask |= t.bits
    if (t.caps > 0) capital = true
  }
  return { text, tokens, quantities: [], mask, capital, context, found: [], deal: () => NO_DEAL }
}

const NO_DEAL = { sell: 0, buy: 0 }
