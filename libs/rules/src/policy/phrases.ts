import { WHOLE } from '@baton/domain'
import { isReaction, ownText } from '@baton/understanding'
import { PhraseFilter } from './phrase-filter.ts'
import { type PhraseHit, PhraseTrie } from './phrase-trie.ts'
import type { Policy } from './policy.ts'
import { type Token, tokens } from './tokens.ts'

/** A phrase of the policy in a message: an intent of the policy, or `human`, or `optOut`. */
export interface PhraseRead {
  readonly intent: string
  /** In 1/10,000. */
  readonly score: number
  /** UTF-16 offsets into the message. */
  readonly start: number
  readonly end: number
}

/** Phrases that ask for a person or opt out say so outright. */
const CERTAIN = WHOLE
/** A negation reaches this many words further, at most, and not beyond its clause. */
const NEGATION_REACH = 4

/** What denies, or only supposes: "if we want to sell" does not. */
const NEGATIONS = new Set(
  `not no never without dont doesnt didnt wont cant cannot isnt arent wasnt shouldnt wouldnt havent hasnt neither nor
  nunca sin ni tampoco if unless`.split(/\s+/),
)
const TURNS = new Set('but and so because then instead actually pero y entonces porque'.split(' '))

interface Phrases {
  readonly trie: PhraseTrie
  readonly filter: PhraseFilter
}

const compiled = new WeakMap<Policy, Phrases>()

const compile = (policy: Policy): Phrases => {
  const labelled = [
    ...policy.human.phrases.map(text => ({ text, intent: 'human', score: CERTAIN })),
    ...policy.consent.phrases.map(text => ({ text, intent: 'optOut', score: CERTAIN })),
    ...Object.entries(policy.intents).flatMap(([intent, { phrases }]) =>
      phrases.map(({ text, weight }) => ({ text, intent, score: weight })),
    ),
  ].map(({ text, intent, score }) => ({
    words: tokens(text).map(token => token.word),
    label: { intent, score },
  }))
  const { longest } = keywordsOf(policy)
  const filter = new PhraseFilter(
    labelled.map(({ words }) => words),
    longest,
  )
  return { trie: new PhraseTrie(labelled), filter }
}

const phrasesOf = (policy: Policy): Phrases => {
  const known = compiled.get(policy)
  if (known) return known
  const phrases = compile(policy)
  compiled.set(policy, phrases)
  return phrases
}

/** The words of a message; none when it surely holds no phrase of the policy and is no keyword. */
export const wordsOf = (text: string, policy: Policy): Token[] =>
  phrasesOf(policy).filter.mayHold(text) ? tokens(text) : []

const negated = (words: readonly Token[], first: number): boolean => {
  for (let at = first - 1; at >= 0 && at >= first - NEGATION_REACH; at--) {
    if (words[at + 1]!.opens || TURNS.has(words[at]!.word)) return false
    if (NEGATIONS.has(words[at]!.word)) return true
  }
  return false
}

/** Of phrases within one another the longest counts: "cancel my order" is not "cancel". */
const longest = (hits: PhraseHit[]): PhraseHit[] => {
  let reached = -1
  return hits
    .sort((a, b) => a.first - b.first || b.last - a.last)
    .filter(({ last }) => {
      const kept = last > reached
      if (kept) reached = last
      return kept
    })
}

/**
 * What a policy's own phrases find in a message, in order, without those that are negated. Time is
 * linear in the message, whatever the number of phrases.
 */
export const readPhrases = (
  text: string,
  policy: Policy,
  words: readonly Token[] = wordsOf(text, policy),
): PhraseRead[] => {
  const hits = phrasesOf(policy).trie.find(words)
  if (hits.length === 0 || isReaction(text)) return []
  return longest(hits)
    .filter(({ first }) => !negated(words, first))
    .map(({ label, first, last }) => ({
      ...label,
      start: words[first]!.start,
      end: words[last]!.end,
    }))
}

const KEYWORD_MAX_CHARS = 120

const joined = (words: readonly Token[]): string => words.map(token => token.word).join('')

interface Keywords {
  readonly words: ReadonlyMap<string, 'stop' | 'start'>
  /** Characters of the longest. */
  readonly longest: number
}

const keywords = new WeakMap<Policy, Keywords>()

const keywordsOf = (policy: Policy): Keywords => {
  const known = keywords.get(policy)
  if (known) return known
  const { stopWords, startWords } = policy.consent
  const words = new Map([
    ...startWords.map(word => [joined(tokens(word)), 'start'] as const),
    ...stopWords.map(word => [joined(tokens(word)), 'stop'] as const),
  ])
  const all: Keywords = { words, longest: Math.max(0, ...[...words.keys()].map(w => w.length)) }
  keywords.set(policy, all)
  return all
}

/**
 * Whether the whole message, but for a signature or a quoted mail below it, is one of the policy's
 * stop or start words, in any casing, spacing and punctuation.
 */
export const readKeyword = (
  text: string,
  policy: Policy,
  wordsOfText: readonly Token[] = wordsOf(text, policy),
): 'stop' | 'start' | null => {
  const own = ownText(text)
  if (own.length > KEYWORD_MAX_CHARS) return null
  const words = own === text ? wordsOfText : tokens(own)
  const known = keywordsOf(policy)
  let characters = 0
  for (const { word } of words) characters += word.length
  return characters > known.longest ? null : (known.words.get(joined(words)) ?? null)
}
