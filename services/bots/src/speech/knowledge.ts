import type { Turn } from '@baton/bot-sdk'
import type { ContextFact } from '@baton/domain'
import { type Language, said } from '../scripts/script.ts'
import { inSingular, phraseOf, WORTH } from './phrases.ts'
import { spokenValue } from './values.ts'
import { word } from './wording.ts'

/** Facts repeated at once; more would be a form read aloud. */
const SHOWN_MAX = 3
const SINCE_MAX = 2

const worth = ({ side, name }: ContextFact): number => {
  const place = WORTH.indexOf(`${side}.${name}`)
  return place < 0 ? WORTH.length : place
}

const inWords = (fact: ContextFact, kind: 'heard' | 'since', language: Language): string[] => {
  const phrase = phraseOf(fact)?.[kind][language]
  const value = spokenValue(fact, language)
  if (!phrase || (value === null && phrase.includes('{}'))) return []
  return [
    inSingular(
      phrase.replace('{}', () => value ?? ''),
      fact.value,
    ),
  ]
}

const joined = (parts: readonly string[], language: Language): string =>
  parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} ${language === 'es' ? 'y' : 'and'} ${parts.at(-1)}`

const GOT_IT = said(
  ['Got it: {}.', 'Okay, {}.', 'Noted: {}.', 'Thanks, noted: {}.'],
  ['Entendido: {}.', 'De acuerdo, {}.', 'Anotado: {}.'],
)
const THANKS_NAME = said(
  ['Thanks, {}.', 'Nice to meet you, {}.'],
  ['Gracias, {}.', 'Mucho gusto, {}.'],
)

const HELPS = said(
  ['Thanks, that helps.', 'Good to know, thanks.', 'Thanks for telling me.'],
  ['Gracias, eso ayuda.', 'Gracias por decirme.'],
)

/**
 * What the contact just said, repeated in short so that they see it was heard; empty when nothing
 * was.
 */
export const heardNow = (turn: Turn): string => {
  const parts = turn.heard
    .toSorted((a, b) => worth(a) - worth(b))
    .flatMap(fact => inWords(fact, 'heard', turn.language))
    .slice(0, SHOWN_MAX)
  if (parts.length > 0) {
    return word(turn, GOT_IT, 'heard').replace('{}', () => joined(parts, turn.language))
  }
  const name = turn.heard.find(fact => fact.side === 'person' && fact.name === 'name')?.value
  if (name) return word(turn, THANKS_NAME, 'name').replace('{}', () => firstName(name))
  return turn.heard.length > 0 ? thanks(turn) : ''
}

/** For what cannot well be repeated. */
export const thanks = (turn: Turn): string => word(turn, HELPS, 'helps')

/** Longest name said back, in characters. */
const NAME_MAX_CHARS = 24

const firstName = (name: string): string => (name.split(/\s+/)[0] ?? '').slice(0, NAME_MAX_CHARS)

/**
 * "Since you want to move in 3 months and your budget goes up to $650,000, …"; empty when nothing
 * is known.
 */
export const sinceKnown = (turn: Turn, goal: string): string => {
  const parts = turn.known
    .toSorted((a, b) => worth(a) - worth(b))
    .flatMap(fact => inWords(fact, 'since', turn.language))
    .slice(0, SINCE_MAX)
  if (parts.length === 0) return ''
  const since = turn.language === 'es' ? 'Como' : 'Since'
  return `${since} ${joined(parts, turn.language)}, ${goal}`
}
