import type { MessageReceived, StatedFact } from '@baton/domain'
import { takenBack } from '@baton/understanding'
import { qualificationScore, type Temperature, temperatureOf } from '../context/qualification.ts'
import { listener } from '../intent/read.ts'
import { addTags, capitalised, removeTags } from '../moves/crm.ts'
import type { Step } from '../step.ts'
import { type Learned, learnFacts, type Teller, unlearnValues } from './learn.ts'

/** Longest IANA zone name kept. */
const ZONE_CHARS_MAX = 48

/**
 * Takes facts into the state and names them in the decision; the CRM hears when the contact has
 * grown warmer.
 */
export const teach = (
  step: Step,
  facts: readonly StatedFact[],
  teller: Omit<Teller, 'at'> & Partial<Pick<Teller, 'at'>>,
): void => {
  if (facts.length === 0) return
  const { state, policy, at } = step
  takeIn(step, learnFacts(state.facts, facts, { at, ...teller }, policy))
}

/**
 * What the contact no longer wants leaves the lists of the home that the bot asks about: "not
 * 60120", "forget the pool".
 */
export const takeOffLists = (step: Step, { text, messageId }: MessageReceived): void => {
  const { state, policy, at } = step
  const bot = listener(state)
  const side = policy.bots[bot]?.side
  const hasLists = state.facts.some(
    fact => fact.side === side && policy.context.lists.includes(fact.name),
  )
  if (side === undefined || !hasLists || policy.reader === 'phrases') return
  const taken = takenBack(text, { bot, pendingQuestion: null })
  if (taken.length === 0) return
  const teller = { source: messageId, authority: 'contact', at } as const
  takeIn(step, unlearnValues(state.facts, side, taken, teller))
}

const takeIn = (step: Step, { facts, changed }: Learned): void => {
  step.state.facts = facts
  if (changed.length === 0) return
  step.decision.facts = [...new Set([...step.decision.facts, ...changed])]
  if (changed.includes('person.zone')) learnZone(step)
}

const learnZone = ({ state }: Step): void => {
  const zone = state.facts.find(fact => fact.side === 'person' && fact.name === 'zone')?.value ?? ''
  state.zone = zone.length <= ZONE_CHARS_MAX ? zone : ''
}

const TEMPERATURES: readonly Temperature[] = ['hot', 'warm', 'cold']

const temperatureTag = (temperature: Temperature): string => `${capitalised(temperature)}-Lead`

/**
 * Hot-Lead, Warm-Lead, Cold-Lead: one of them, as the facts change. What changes while opted out is
 * made up for with START.
 */
export const retag = (step: Step): void => {
  const { before, state, policy } = step
  const isBack = before.optedOut && !state.optedOut
  if (state.optedOut || (before.facts === state.facts && !isBack)) return
  if (step.decision.verdict === 'erased') return
  const was = temperatureOf(qualificationScore(before.facts, policy), policy)
  const is = temperatureOf(qualificationScore(state.facts, policy), policy)
  const isFirst = before.facts.length === 0
  if (isBack ? isFirst : was === is && !isFirst) return
  if (isBack || was !== is) {
    removeTags(step, ...TEMPERATURES.filter(other => other !== is).map(temperatureTag))
  }
  addTags(step, temperatureTag(is))
}
