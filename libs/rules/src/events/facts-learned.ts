import type { ContactEvent, FactsLearned, StatedFact } from '@baton/domain'
import { isSameFact } from '../facts/known.ts'
import { teach } from '../facts/teach.ts'
import { countGain } from '../moves/outcome.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import {
  happenedAt,
  isAnotherBot,
  isBeforeErasure,
  isLate,
  isOperator,
  wroteAsBot,
} from './writer.ts'

/**
 * Operators are believed; others when they are at least as sure as what is known. What another bot
 * found out is no gain of the owner, and what the CRM said before a fact was learned does not
 * replace it.
 */
export const onFactsLearned = (
  step: Step,
  { facts, by }: FactsLearned,
  { sentAt }: Pick<ContactEvent, 'sentAt'>,
): Concluded => {
  const authority = isOperator(by) ? 'operator' : 'reported'
  if (isBeforeErasure(step, by, sentAt)) return conclude(step, 'recorded', 'erased-since')
  const at = wroteAsBot(by) ? step.at : happenedAt(sentAt, step.at)
  const isOld = (stated: StatedFact) =>
    step.state.facts.some(known => isSameFact(known, stated) && isLate(by, at, known.at))
  const news = facts.filter(stated => !isOld(stated))
  teach(step, news, { source: by, authority, at })
  if (!isAnotherBot(by, step.state.owner)) countGain(step, at)
  return conclude(step, 'recorded', 'facts')
}
