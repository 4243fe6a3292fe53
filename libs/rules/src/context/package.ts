import type { ContactState, ContextPackage, KnownFact } from '@baton/domain'
import { isFresh } from '../facts/known.ts'
import type { Policy } from '../policy/policy.ts'
import { openQuestions, qualificationScore, temperatureOf, urgencyOf } from './qualification.ts'
import { summaryOf } from './summary.ts'

export interface Handed {
  readonly from: string
  readonly reason: string
}

const carried = (fact: KnownFact, at: number, policy: Policy) => ({
  side: fact.side,
  name: fact.name,
  value: fact.value,
  confidence: fact.confidence,
  at: fact.at,
  source: fact.source,
  fresh: isFresh(fact, at, policy),
})

/** Everything a bot or a person needs to go on without asking again. */
export const packageFor = (
  bot: string,
  state: ContactState,
  handed: Handed,
  at: number,
  policy: Policy,
): ContextPackage => {
  const score = qualificationScore(state.facts, policy)
  const temperature = temperatureOf(score, policy)
  return {
    facts: state.facts.map(fact => carried(fact, at, policy)),
    score,
    temperature,
    urgency: urgencyOf(state.facts, temperature),
    summary: summaryOf(state),
    openQuestions: openQuestions(state.facts, bot, at, policy),
    from: handed.from,
    handoffReason: handed.reason,
    validUntil: at + policy.context.validMs,
  }
}
