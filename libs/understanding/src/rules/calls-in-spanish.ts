import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { textAt } from './words.ts'

/** Each also means something else: "háblame de la casa". */
const CALLS = wordSet('hablame hableme hablenme marcame marqueme marquenme llamame llameme')
const GIVES = wordSet('echame echeme dame deme hazme hagame pegame pegueme')
const NUMBER = /^(?:<|\d)/
const DENIALS = wordSet('no nunca ni')

/** Whether a call is asked for: "háblame al 555 0144", "échame una llamada". */
export function callsInSpanish(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  for (let i = 0; i < count; i++) {
    const calls = CALLS.has(text[i]!)
    if (!calls && !GIVES.has(text[i]!)) continue
    const [next, second] = [textAt(sentence, i + 1), textAt(sentence, i + 2)]
    const called = calls
      ? next === 'al' && NUMBER.test(second)
      : /^una?$/.test(next) && /^llamad(?:a|ita)$/.test(second)
    if (called) return !DENIALS.has(textAt(sentence, i - 1))
  }
  return false
}
