import type { HandoffOutcome, Outcome } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import { asScore, asTime, inWords, spaced } from './units.ts'

/** Why a handoff came to nothing in its time, where it is not that nobody decided. */
const SILENT: Readonly<Record<string, (outcome: HandoffOutcome) => string>> = {
  unanswered: ({ to }) => `${to} did not answer in time`,
  'no-reply': ({ to }) => `${to} never answered`,
  'review-unanswered': ({ to }) => `nobody approved what ${to} wanted to say`,
}

const silence = (outcome: HandoffOutcome, { outcomes }: Policy): string => {
  const silent = Object.hasOwn(SILENT, outcome.reason) ? SILENT[outcome.reason] : undefined
  if (silent) return silent(outcome)
  return `${outcome.to} answered, and nothing came of it within ${inWords(outcomes.windowMs)}`
}

const MEANING: Readonly<Record<Outcome, (outcome: HandoffOutcome, policy: Policy) => string>> = {
  successful: ({ to }) => `was worth it: the contact got on with ${to}`,
  reverted: ({ from }) => `was taken back: the conversation returned to ${from} too soon`,
  failed: () => 'failed',
  timeout: (outcome, policy) => `says nothing: ${silence(outcome, policy)}`,
  superseded: () => 'is not counted: something newer moved the conversation on',
}

/** One sentence or two on what became of a handoff, and on what it will teach. */
export const explainOutcome = (outcome: HandoffOutcome, policy: Policy, zone?: string): string => {
  const reason = outcome.reason === '' ? '' : ` (${spaced(outcome.reason)})`
  const counted =
    outcome.outcome === 'timeout' || outcome.outcome === 'superseded' || outcome.threshold === 0
      ? 'It does not move the threshold.'
      : `It counts for ${outcome.from} → ${outcome.to} at scores like ${asScore(outcome.score)}, ` +
        `against a threshold of ${asScore(outcome.threshold)}.`
  return (
    `The handoff ${outcome.from} → ${outcome.to} of ${asTime(outcome.handedAt, zone)} ` +
    `${MEANING[outcome.outcome](outcome, policy)}${reason}, as was known ` +
    `${inWords(Math.max(0, outcome.closedAt - outcome.handedAt))} later. ${counted}`
  )
}
