import { type MessageReceived, type ScoreUsed, WHOLE } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import type { MessageRead } from './read.ts'

/** Not given, or not to be heard. */
export const NOT_GIVEN = -1

/**
 * What a classifier outside says of an intent, or of `human` and `optOut`, within 0 and 1; -1 when
 * nothing.
 */
export const outsideScore = (message: MessageReceived, name: string, policy: Policy): number => {
  if (policy.outside.combine === 'ignore') return NOT_GIVEN
  const given = message.intents.find(({ intent }) => intent === name)
  return given ? Math.min(Math.max(given.score, NOT_GIVEN), WHOLE) : NOT_GIVEN
}

/** Our score and that from outside as one. */
export const withOutside = (ours: number, outside: number, policy: Policy): number =>
  policy.outside.combine === 'replace' && outside >= 0 ? outside : Math.max(ours, outside)

/** That somebody wants a person. */
export const humanScore = (
  message: MessageReceived,
  { human: model }: MessageRead,
  policy: Policy,
): ScoreUsed => {
  const outside = outsideScore(message, 'human', policy)
  return { intent: 'human', score: withOutside(model, outside, policy), model, outside }
}

/**
 * That somebody wants no more messages: a classifier outside may add to that, never take it away.
 */
export const optOutScore = (
  message: MessageReceived,
  { optOut: model }: MessageRead,
  policy: Policy,
): ScoreUsed => {
  const outside = outsideScore(message, 'optOut', policy)
  return { intent: 'optOut', score: Math.max(model, outside), model, outside }
}
