import type { MessageReceived, ScoreUsed } from '@baton/domain'
import type { Step } from '../step.ts'
import { combined } from './combine.ts'
import { outsideScore, withOutside } from './outside.ts'
import type { MessageRead } from './read.ts'

/**
 * How strongly each intent is raised: the message, a classifier outside, and what was said before.
 */
export const scoresOf = (step: Step, message: MessageReceived, read: MessageRead): ScoreUsed[] =>
  read.intents.map(({ intent, score: model }) => {
    const outside = outsideScore(message, intent, step.policy)
    const now = withOutside(model, outside, step.policy)
    const score = combined(now, intent, step.state.turns, step.at)
    return { intent, score, model, outside }
  })
