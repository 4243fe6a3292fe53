import type { FactsLearned } from '@baton/domain'
import { teach } from '../facts/teach.ts'
import { type Concluded, conclude, type Step } from '../step.ts'

/** Operators are believed; others when they are at least as sure as what is known. */
export const onFactsLearned = (step: Step, { facts, by }: FactsLearned): Concluded => {
  const authority = by.startsWith('operator') ? 'operator' : 'reported'
  teach(step, facts, { source: by, authority })
  return conclude(step, 'recorded', 'facts')
}
