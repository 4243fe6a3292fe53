import type { MessageReceived, ScoreUsed } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import type { Step } from '../step.ts'
import { combined } from './combine.ts'
import type { MessageRead } from './read.ts'

const NONE = -1

const outsideScore = (message: MessageReceived, intent: string, policy: Policy): number =>
  policy.outside.combine === 'ignore'
    ? NONE
    : (message.intents.find(s => s.intent === intent)?.score ?? NONE)

/** How strongly each intent is raised: the message, a classifier outside, and what was said before. */
export const scoresOf = (step: Step, message: MessageReceived, read: MessageRead): ScoreUsed[] =>
  read.intents.map(({ intent, score: model }) => {
    const outside = outsideScore(message, intent, step.policy)
    const replaces = step.policy.outside.combine === 'replace' && outside >= 0
    const now = replaces ? outside : Math.max(model, outside)
    const score = combined(now, intent, step.state.turns, step.at)
    return { intent, score, model, outside }
  })
