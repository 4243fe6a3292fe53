import { DIGIT, fold, kindOf, LETTER } from '../text/characters.ts'

/**
 * Words that end messages when they are the whole message (47 CFR 64.1200(a)(10) and the carriers'
 * lists).
 */
const OPT_OUT = new Set(
  `stop quit end revoke optout cancel unsubscribe stopall stoptexts stoptexting unsub remove removeme arret alto
  parar stopit stopnow stopplease pleasestop plsstop stoppls stopp stoppp quitnow endnow cancelnow cancelall endall
  quitall unsubscribeme optmeout unsuscribe unsubcribe unsubscribenow pleaseunsubscribe pleasecancel pleasequit
  pleaseend pleaserevoke pleaseoptout optoutplease unsubscribeplease cancelplease quitplease endplease`.split(
    /\s+/,
  ),
)
const OPT_IN = new Set(['start', 'unstop'])
/** Longest squeezed keyword that is looked at. */
const MAX_LETTERS = 24
/** A keyword may stand in this much white space and punctuation. */
const MAX_CHARACTERS = 400
const letters = new Array<number>(MAX_LETTERS).fill(0)

/** Whether the whole message is a keyword, in any case, spacing and punctuation. */
export function keywordOf(text: string): 'optOut' | 'optIn' | null {
  let count = 0
  const length = Math.min(text.length, MAX_CHARACTERS)
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i)
    const kind = kindOf(c)
    if (kind === DIGIT) return null
    if (kind !== LETTER) continue
    if (count >= MAX_LETTERS) return null
    letters[count++] = fold(c)
  }
  if (count === 0) return null
  const word = String.fromCharCode(...letters.slice(0, count))
  if (OPT_OUT.has(word)) return 'optOut'
  return OPT_IN.has(word) ? 'optIn' : null
}
