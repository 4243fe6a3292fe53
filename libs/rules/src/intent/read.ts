import {
  type ContactState,
  type Evidence,
  HUMAN,
  type IntentScore,
  isBot,
  type MessageReceived,
  type StatedFact,
  WHOLE,
} from '@baton/domain'
import { type Reading, type ReadingContext, type TakenBack, understand } from '@baton/understanding'
import { type PhraseRead, readPhrases } from '../policy/phrases.ts'
import type { Policy } from '../policy/policy.ts'
import type { Token } from '../policy/tokens.ts'
import { isOf, type ReadAhead } from './ahead.ts'
import { correctedBy } from './corrected.ts'
import { homeNamed } from './named-home.ts'
import { onlyFactsOfOthers } from './only-facts.ts'
import { firstBySide, spansOf } from './spans.ts'

/** What one message says, in the policy's own intents. Scores in 1/10,000. */
export interface MessageRead {
  readonly intents: readonly IntentScore[]
  readonly human: number
  readonly optOut: number
  /** With several intents, the one that comes first. */
  readonly first: string | null
  readonly withdrawn: readonly string[]
  readonly evidence: readonly Evidence[]
  readonly facts: readonly StatedFact[]
  /** What is no longer wanted of lists. */
  readonly takenBack: readonly TakenBack[]
}

/**
 * What is said to a person goes on with what was said to the bot before: the house is still the one
 * on sale.
 */
const listener = ({ owner, formerOwner, handoffs }: ContactState): string => {
  if (owner !== HUMAN) return owner
  // With a person also before STOP and START.
  return isBot(formerOwner) ? formerOwner : (handoffs.at(-1)?.to ?? owner)
}

const contextOf = (text: string, state: ContactState): ReadingContext => {
  const bot = listener(state)
  const pendingQuestion = correctedBy(text, state) ?? state.question
  return { bot, pendingQuestion, about: homeNamed(text, bot, state.facts) }
}

/** A message as the shipped model reads it where the contact stands. */
export const readAt = (text: string, state: ContactState): ReadAhead => {
  const context = contextOf(text, state)
  return { text, context, reading: understand(text, context) }
}

/**
 * Reads with the shipped model; intents are named as it names them. What was said before counts in
 * `combined`.
 */
const readWithModel = (
  text: string,
  state: ContactState,
  policy: Policy,
  ahead: ReadAhead | null,
): MessageRead => {
  const holds = ahead !== null && isOf(ahead, text, contextOf(text, state))
  return fromReading(holds ? ahead.reading : readAt(text, state).reading, policy)
}

const scoreOf = (scores: readonly IntentScore[], intent: string): number =>
  scores.find(s => s.intent === intent)?.score ?? 0

const fromReading = (reading: Reading, policy: Policy): MessageRead => {
  const scored = (intent: string) => {
    if (intent !== 'buyer' && intent !== 'seller') return 0
    return onlyFactsOfOthers(intent, reading, policy) ? 0 : reading[intent]
  }
  const { withdrawn } = reading
  return {
    intents: Object.keys(policy.intents).map(intent => ({ intent, score: scored(intent) })),
    human: reading.human,
    optOut: reading.optOut,
    first: reading.first ?? firstBySide(reading, policy),
    withdrawn: (['buyer', 'seller'] as const).filter(intent => withdrawn[intent]),
    evidence: spansOf(reading),
    facts: reading.slots,
    takenBack: reading.takenBack,
  }
}

/** Reads with the policy's own phrases: several of one intent support each other. */
const readWithPhrases = (hits: readonly PhraseRead[], policy: Policy): MessageRead => {
  const score = (label: string) => {
    let missed = WHOLE
    for (const hit of hits) {
      if (hit.intent === label) missed = Math.floor((missed * (WHOLE - hit.score)) / WHOLE)
    }
    return WHOLE - missed
  }
  return {
    intents: Object.keys(policy.intents).map(intent => ({ intent, score: score(intent) })),
    human: score('human'),
    optOut: score('optOut'),
    first: hits.find(hit => policy.intents[hit.intent])?.intent ?? null,
    withdrawn: [],
    evidence: hits.map(({ intent, start, end }) => ({ label: intent, start, end })),
    facts: [],
    takenBack: [],
  }
}

/** Phrases of a policy count beside the model: a policy adds ways to ask for a person or a bot. */
const strongest = (a: MessageRead, b: MessageRead): MessageRead => ({
  ...a,
  intents: a.intents.map(({ intent, score }) => ({
    intent,
    score: Math.max(score, scoreOf(b.intents, intent)),
  })),
  human: Math.max(a.human, b.human),
  optOut: Math.max(a.optOut, b.optOut),
  first: a.first ?? b.first,
  evidence: b.evidence.length > 0 ? [...a.evidence, ...b.evidence] : a.evidence,
})

export const readMessage = (
  message: MessageReceived,
  state: ContactState,
  policy: Policy,
  words?: readonly Token[],
  ahead: ReadAhead | null = null,
): MessageRead => {
  const { text } = message
  const phrases = readPhrases(text, policy, words)
  if (policy.reader === 'phrases') return readWithPhrases(phrases, policy)
  const read = readWithModel(text, state, policy, ahead)
  return phrases.length > 0 ? strongest(read, readWithPhrases(phrases, policy)) : read
}
