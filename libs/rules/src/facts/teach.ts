import type { StatedFact } from '@baton/domain'
import type { TakenBack } from '@baton/understanding'
import { qualificationScore, type Temperature, temperatureOf } from '../context/qualification.ts'
import { addTags, capitalised, refreshContext, removeTags } from '../moves/crm.ts'
import type { Step } from '../step.ts'
import { learnFacts, type Teller } from './learn.ts'

/** Longest IANA zone name kept. */
const ZONE_CHARS_MAX = 48

/**
 * Takes facts into the state, and what is no longer wanted off its lists, and names them in the
 * decision; the CRM hears when the contact has grown warmer.
 */
export const teach = (
  step: Step,
  facts: readonly StatedFact[],
  teller: Omit<Teller, 'at'> & Partial<Pick<Teller, 'at'>>,
  takenBack: readonly TakenBack[] = [],
): void => {
  if (facts.length === 0 && takenBack.length === 0) return
  const { state, policy, at } = step
  const learned = learnFacts(state.facts, facts, { at, ...teller }, policy, takenBack)
  state.facts = learned.facts
  if (learned.changed.length === 0) return
  step.decision.facts = [...new Set([...step.decision.facts, ...learned.changed])]
  if (learned.changed.includes('person.zone')) learnZone(step)
}

const learnZone = ({ state }: Step): void => {
  const zone = state.facts.find(fact => fact.side === 'person' && fact.name === 'zone')?.value ?? ''
  state.zone = zone.length <= ZONE_CHARS_MAX ? zone : ''
}

const TEMPERATURES: readonly Temperature[] = ['hot', 'warm', 'cold']

const temperatureTag = (temperature: Temperature): string => `${capitalised(temperature)}-Lead`

/**
 * Hot-Lead, Warm-Lead, Cold-Lead: one of them, as the facts change, and the fields with it. What
 * changes while opted out is made up for with START.
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
  if (was !== is) refreshContext(step)
}
