/**
 * Finds the parts of a text that ask for something. "Since your budget is $500,000, when would you
 * move?" mentions a budget and asks for a time; "Tell me your budget." asks without a question
 * mark.
 */

const SENTENCE = /[^.?!\n]+(?:\.(?=\d)[^.?!\n]*)*[.?!\n]*/g

/** Requests without a question mark. */
const REQUEST = new RegExp(
  [
    '\\b(?:tell|remind|give|send|text|message) me\\b',
    '\\blet me (?:know|ask)\\b',
    "\\bi(?:'ll| will)? (?:still |just )?need (?:to know|your|the)\\b",
    '\\b(?:please|kindly) (?:share|confirm|provide|state|repeat|resend)\\b',
    "\\bi(?:'d| would)? (?:still )?(?:like|love|want) to know\\b",
    '\\bi was wondering\\b',
    '\\b(?:share|confirm) (?:your|the)\\b',
    '\\b(?:dime|d[ií]game|cu[eé]ntame|cu[eé]nteme|ind[ií]came|m[aá]ndame|comp[aá]rteme|rec[uú]erdame)\\b',
    '\\b(?:necesito|me gustar[ií]a|quisiera|quiero) saber\\b',
    '\\bme (?:dices|puedes decir|podr[ií]as decir|falta saber)\\b',
  ].join('|'),
  'i',
)

/** How a clause that asks begins. */
const INTERROGATIVE =
  /^(?:and |but |so |also |then |ok(?:ay)? |just |roughly |about |in |at |by |for |around |to |y |pero |entonces |m[aá]s o menos )*(?:what|which|when|where|who|whom|how|whereabouts|is|are|do|does|did|has|have|had|can|could|would|will|should|may|might|any|anything|mind|got|qu[eé]|cu[aá]l|cu[aá]les|cu[aá]ndo|cu[aá]nt[oa]s?|d[oó]nde|c[oó]mo|qui[eé]n|tienes|tiene|hay|est[aá]s?)\b/i

/**
 * From the first clause that asks to the end; the whole when no clause begins like a question
 * ("Your budget?").
 */
const askingClauses = (question: string): string => {
  const marked = question.indexOf('¿')
  if (marked >= 0) return question.slice(marked + 1)
  const clauses = question.split(/(?<=[,;:])\s|\s[-–—]\s/)
  const first = clauses.findIndex(clause => INTERROGATIVE.test(clause.trim()))
  return first < 0 ? question : clauses.slice(first).join(' ')
}

export const askingParts = (text: string): string[] => {
  const sentences = text.normalize('NFC').match(SENTENCE) ?? []
  return sentences
    .map(sentence => sentence.trim())
    .flatMap(sentence => {
      if (/[?]\W*$/.test(sentence) || sentence.includes('¿')) return [askingClauses(sentence)]
      return REQUEST.test(sentence) ? [sentence] : []
    })
}
