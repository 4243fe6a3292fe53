import type { WordClass } from '../src/lexicon/classes.ts'
import { bitsOf } from '../src/lexicon/lexicon.ts'
import { newSentence, readSentence } from '../src/text/sentence.ts'
import type { Example } from './data.ts'

const sentence = newSentence()
const SPANISH = /[¿¡ñ]|\b(quiero|casa|una|por|para|mi|con|que|no me|ya|de la|el|los)\b/i
const SHORT = 3

/** The kinds of difficulty that a message holds, found by its words. */
export function difficulties(e: Example): string[] {
  readSentence(e.text, sentence)
  const out: string[] = []
  if (SPANISH.test(e.text) && spanishWords(e.text) >= 2) out.push('Spanish')
  if (e.buyer && e.seller) out.push('both intents')
  if (holds('kin') || holds('sideSeller') || holds('sideBuyer'))
    out.push('third party or other side')
  if (holds('not')) out.push('negated')
  if (sentence.words.count <= SHORT) out.push('short')
  return out
}

function holds(name: WordClass): boolean {
  const [low, high] = bitsOf(name)
  for (let i = 0; i < sentence.words.count; i++)
    if ((sentence.low[i]! & low) !== 0 || (sentence.high[i]! & high) !== 0) return true
  return false
}

const COMMON_SPANISH = new Set(
  'el la los las un una de en que y por para con mi su me se ya no quiero casa vender comprar'.split(
    ' ',
  ),
)

function spanishWords(text: string): number {
  return text
    .toLowerCase()
    .split(/[^a-záéíóúñ]+/)
    .filter(word => COMMON_SPANISH.has(word)).length
}
