import { wordSet } from '../slots/word-set.ts'
import type { Sentence } from '../text/sentence.ts'
import { beginsClause, isNot, textAt } from './words.ts'

const TEXTS = wordSet('text texts texting')
const OTHER_WAYS = wordSet(
  `call calls calling called phone phoning ringing dialing email emails emailing mail mails mailing mailings
   voicemail voicemails newsletter newsletters llamar llame llames llamen llamenme llamarme llamarnos llamadas hablar hables hablen`,
)
/** Texts in Spanish, what asks for them before the word, and behind it. */
const TEXTOS = wordSet('texto textos mensaje mensajes')
const WRITES = wordSet('escribame escribeme escribanme')
const MANDE = wordSet('solo mejor prefiero mande mandeme manda mandame manden mandenme')
const MEJOR = wordSet('si mejor nomas solo por')
/** "text only", "texts are fine", "texting works". */
const SUITS = wordSet('only instead works work fine ok okay good better best preferred')
/** "just text", "but keep texting", "prefer texts", "I said text". */
const ASKED_FOR = wordSet('just keep only prefer rather please want said')
/** "if you text me", "why keep texting": done, not asked for. */
const DONE = wordSet('if you they people to when why')
/** "text me again and I call my lawyer". */
const THREATENS = wordSet('again once one another ever anymore and or')
const JOINS = wordSet('and or nor')
const ENDS = wordSet('stop quit cease end')
/**
 * Words before "text" in which a denial of what it is joined to stands: "stop calling and texting".
 */
const REACH = 8

/**
 * Whether texts are asked for in place of calls or mail: who says "stop calling, text me" ends no
 * messages.
 */
export function prefersTexts(sentence: Sentence): boolean {
  const { count, text } = sentence.words
  let wanted = false
  let other = false
  for (let i = 0; i < count; i++) {
    if (OTHER_WAYS.has(text[i]!)) other = true
    if (TEXTOS.has(text[i]!) || WRITES.has(text[i]!)) {
      if (deniedInClause(sentence, i)) return false
      if (isPedido(sentence, i)) wanted = true
    }
    if (!TEXTS.has(text[i]!)) continue
    if (isDenied(sentence, i)) return false
    if (isWanted(sentence, i)) wanted = true
  }
  return wanted && other
}

/** "stop texting", "no calls or texts", "stop calling and texting me". */
function isDenied(sentence: Sentence, i: number): boolean {
  const before = inClause(sentence, i)
  if (isNot(sentence, i - 1) || ENDS.has(before)) return before !== ''
  if (!JOINS.has(before)) return false
  // "stop calling and text me": what is joined to the call is asked for, not ended.
  const asked = before === 'and' && sentence.words.text[i] === 'text'
  for (let k = i - 1; k > 0 && k > i - REACH && inClause(sentence, k) !== ''; k--)
    if (isNot(sentence, k - 1) || (!asked && ENDS.has(sentence.words.text[k - 1]!))) return true
  return false
}

function isWanted(sentence: Sentence, i: number): boolean {
  const before = inClause(sentence, i)
  const next = textAt(sentence, i + 1)
  const third = textAt(sentence, i + 2)
  if (SUITS.has(next) || (/^(?:is|are)$/.test(next) && SUITS.has(third))) return true
  // "I told you to text"
  if (before === 'to' && textAt(sentence, i - 2) === 'you')
    return textAt(sentence, i - 3) === 'told'
  if (DONE.has(before) || THREATENS.has(next === 'me' ? third : next)) return false
  if (ASKED_FOR.has(before)) return !(isNot(sentence, i - 2) || DONE.has(inClause(sentence, i - 1)))
  return sentence.words.text[i] === 'text' && next === 'me'
}

/** "mejor por texto", "mandeme un mensaje", "mensajes si". */
function isPedido(sentence: Sentence, i: number): boolean {
  const { text } = sentence.words
  if (WRITES.has(text[i]!) || MEJOR.has(textAt(sentence, i + 1))) return true
  for (let k = i; k > i - 3 && inClause(sentence, k) !== ''; k--)
    if (MANDE.has(text[k - 1]!)) return true
  return false
}

/**
 * Whether a denial stands before the word, or behind it ("llamadas no"), in a clause that has not
 * asked for texts since.
 */
export function deniedInClause(sentence: Sentence, i: number): boolean {
  if (isNot(sentence, i + 1) && inClause(sentence, i + 1) !== '') return true
  for (let k = i; k > i - REACH && inClause(sentence, k) !== ''; k--) {
    if (isNot(sentence, k - 1)) return true
    if (MANDE.has(sentence.words.text[k - 1]!)) return isMandeDenied(sentence, k - 1)
  }
  return false
}

/** "ni me manden texto" */
function isMandeDenied(sentence: Sentence, i: number): boolean {
  const before = inClause(sentence, i) === 'me' ? i - 1 : i
  return inClause(sentence, before) !== '' && isNot(sentence, before - 1)
}

/** The word before `i`, or '' where a clause begins. */
const inClause = (sentence: Sentence, i: number): string =>
  beginsClause(sentence, i) ? '' : textAt(sentence, i - 1)
