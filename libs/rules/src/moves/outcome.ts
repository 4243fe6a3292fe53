import type { OpenOutcome, Outcome } from '@baton/domain'
import { openQuestions } from '../context/qualification.ts'
import { factName, isSameFact } from '../facts/known.ts'
import { withoutTimers, withTimer } from '../state/timers.ts'
import type { Step } from '../step.ts'

const OUTCOMES_MAX = 10

const emit = (step: Step, open: OpenOutcome, outcome: Outcome, reason: string): void => {
  step.effects.push({
    kind: 'outcome',
    outcome: {
      decisionId: open.decisionId,
      contactId: step.contactId,
      locationId: step.state.locationId,
      from: open.from,
      to: open.to,
      outcome,
      reason,
      score: open.score,
      threshold: open.threshold,
      propensity: open.propensity,
      handedAt: open.at,
      closedAt: step.at,
      policy: step.policyHash,
      engine: step.tables.engine,
    },
  })
}

/** What it had achieved makes it successful; without, it ends as told. */
const emitUnlessAchieved = (
  step: Step,
  open: OpenOutcome,
  outcome: Outcome,
  reason: string,
): void => {
  if (open.achieved === '') emit(step, open, outcome, reason)
  else emit(step, open, 'successful', open.achieved)
}

/** Until then a handoff can still be called reverted; after it, what was achieved counts. */
const settlesAt = (step: Step, open: OpenOutcome): number => {
  const { guards, outcomes } = step.policy
  return open.at + (open.achieved === '' ? outcomes.windowMs : guards.cooldownMs)
}

const keep = (step: Step, outcomes: OpenOutcome[]): void => {
  const { state } = step
  state.outcomes = outcomes
  const first = outcomes.map(open => Math.max(settlesAt(step, open), step.at))
  state.timers =
    outcomes.length > 0
      ? withTimer(state.timers, 'outcome', Math.min(...first))
      : withoutTimers(state.timers, 'outcome')
}

/** A handoff has happened; what becomes of it is not known yet. */
export const openOutcome = (step: Step, open: OpenOutcome): void =>
  keep(step, [...step.state.outcomes, open].slice(-OUTCOMES_MAX))

/** All open handoffs end the same way, whatever they had achieved. */
export const closeOutcomes = (step: Step, outcome: Outcome, reason: string): void => {
  for (const open of step.state.outcomes) emit(step, open, outcome, reason)
  keep(step, [])
}

/**
 * The conversation leaves the bots: a handoff that had achieved something was successful, the
 * others end as told.
 */
export const closeUnachieved = (step: Step, outcome: Outcome, reason: string): void => {
  for (const open of step.state.outcomes) emitUnlessAchieved(step, open, outcome, reason)
  keep(step, [])
}

/**
 * The conversation moves on. Back to where it came from within the cooldown, or by an operator:
 * reverted. Else it was successful when it had achieved something, and superseded, which does not
 * count, when it had not.
 */
export const leaveOutcomes = (step: Step, to: string, byOperator: boolean): void => {
  for (const open of step.state.outcomes) {
    const soon = step.at - open.at < step.policy.guards.cooldownMs
    if (open.from === to && (byOperator || soon)) emit(step, open, 'reverted', `back-to-${to}`)
    else emitUnlessAchieved(step, open, 'superseded', `on-to-${to}`)
  }
  keep(step, [])
}

/**
 * The receiving bot has achieved what makes a handoff successful, unless it is reverted. What
 * happened before it is not its own.
 */
export const achieve = (step: Step, achieved: string, at = step.at): void => {
  if (step.state.outcomes.length === 0) return
  const mark = (open: OpenOutcome) =>
    open.achieved === '' && open.at <= at ? { ...open, achieved } : open
  keep(step, step.state.outcomes.map(mark))
}

/**
 * Of a handoff that was asked for outright: no score was held against a threshold, and none is
 * learned from.
 */
export const OUTRIGHT = { score: -1, threshold: 0 } as const

/**
 * Notes the questions of the receiving bot that were open before this step's facts and are answered
 * now. One whose fact is withdrawn is open again, and one that is answered again is the same gain.
 * What was found out before the handoff is no gain of its.
 */
export const countGain = (step: Step, foundAt = step.at): void => {
  const { before, state, policy, at } = step
  const [open] = state.outcomes
  if (open?.achieved !== '' || foundAt < open.at || step.decision.facts.length === 0) return
  const left = openQuestions(state.facts, open.to, at, policy)
  const isLeft = (name: string) => left.some(question => factName(question) === name)
  const answered = openQuestions(before.facts, open.to, at, policy).filter(
    question => !left.some(other => isSameFact(question, other)),
  )
  if (answered.length === 0 && open.gains.length === 0) return
  const gains = [...new Set([...open.gains, ...answered.map(factName)])].filter(
    name => !isLeft(name),
  )
  if (gains.length >= policy.outcomes.factsForSuccess) achieve(step, 'facts')
  else state.outcomes = [{ ...open, gains }, ...state.outcomes.slice(1)]
}

/** The receiving bot has answered. */
export const noteReply = (step: Step): void => {
  const [open] = step.state.outcomes
  if (!open || open.replied) return
  step.state.outcomes = [{ ...open, replied: true }, ...step.state.outcomes.slice(1)]
}

/** The outcome timer: what has been achieved, or that nothing became of it in time. */
export const settleOutcomes = (step: Step): void => {
  const due = step.state.outcomes.filter(open => settlesAt(step, open) <= step.at)
  for (const open of due)
    emitUnlessAchieved(step, open, 'timeout', open.replied ? 'undecided' : 'no-reply')
  keep(
    step,
    step.state.outcomes.filter(open => !due.includes(open)),
  )
}
