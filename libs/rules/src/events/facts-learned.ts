import type { FactsLearned } from '@baton/domain'
import { teach } from '../facts/teach.ts'
import { countGain } from '../moves/outcome.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { isAnotherBot } from './writer.ts'

/**
 * Operators are believed; others when they are at least as sure as what is known. What another bot found out is no gain of the
 * owner.
 */
export const onFactsLearned = (step: Step, { facts, by }: FactsLearned): Concluded => {
  const authority = by.startsWith('operator') ? 'operator' : 'reported'
  teach(step, facts, { source: by, authority })
  if (!isAnotherBot(by, step.state.owner)) countGain(step)
  return conclude(step, 'recorded', 'facts')
}
