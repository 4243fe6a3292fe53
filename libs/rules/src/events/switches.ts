import type { AutomationSwitched, ContactEvent, PendingReply } from '@baton/domain'
import { newTerm } from '../moves/owner.ts'
import { awaitReplies, newestOf } from '../moves/pending.ts'
import { catchUp } from '../moves/plan.ts'
import { messageOf, route } from '../moves/route.ts'
import { clip } from '../state/clip.ts'
import { CLOCKS_DIFFER_MS, saidAt } from '../state/source-clock.ts'
import { withoutTimers, withTimer } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { isLate, isOperator } from './writer.ts'

/** Names of switchers are cut where a state has to hold them. */
const SWITCHER_BYTES = 40

/**
 * Off: events are recorded and the bots are silent. A tag that goes does not undo what an operator
 * has switched off.
 */
export const onAutomationSwitched = (
  step: Step,
  { on, by }: AutomationSwitched,
  { sentAt }: Pick<ContactEvent, 'sentAt'>,
): Concluded =>
  on
    ? switchOn(step, clip(by, SWITCHER_BYTES), sentAt)
    : switchOff(step, clip(by, SWITCHER_BYTES), sentAt)

const switchOn = (step: Step, by: string, sentAt: number): Concluded => {
  const { state } = step
  const offBy = state.automationOffBy
  // A webhook that was repeated for an hour tells of before.
  if (!state.automation && isLate(by, sentAt, state.automationOffAt)) {
    return conclude(step, 'recorded', 'off-since')
  }
  // Operators go by the clock of the log.
  const onAt = isOperator(by) ? step.at - CLOCKS_DIFFER_MS : saidAt(sentAt, step.at)
  state.automationOnAt = Math.max(state.automationOnAt, onAt)
  if (!state.automation && offBy !== '' && offBy !== by && !isOperator(by)) {
    return conclude(step, 'recorded', 'off-by-another')
  }
  if (!state.automation) {
    routeAgain(step)
    retryDeferral(step)
  }
  state.automation = true
  state.automationOffBy = ''
  state.automationOffAt = 0
  catchUp(step)
  return conclude(step, 'recorded', 'automation-on')
}

/**
 * What waited when bots were switched off, as long as nobody has taken it up. It is the same
 * attempt, with what is left of its time: who switches again and again keeps nobody waiting.
 */
const routeAgain = (step: Step): void => {
  const waiting = newestOf(step.state)
  if (!waiting) return
  awaitReplies(step.state, [])
  const again = { ...waiting, times: waiting.times - 1 }
  const { deadlineAt } = waiting
  const message = messageOf(waiting)
  route(step, { bot: step.state.owner, why: 'again', message, again, deadlineAt })
}

/** At its next time, counted from the last try, or now when that has passed. */
const retryDeferral = ({ state, policy, at }: Step): void => {
  const { deferred } = state
  if (!deferred) return
  const retryAt = deferred.at + policy.deferral.retryMs
  state.timers = withTimer(state.timers, 'retry', Math.max(retryAt, at))
}

const switchOff = (step: Step, by: string, sentAt: number): Concluded => {
  const { state } = step
  if (isLate(by, sentAt, state.automationOnAt)) {
    return conclude(step, 'recorded', 'on-since')
  }
  conclude(step, 'recorded', 'automation-off')
  if (state.automation || isOperator(by)) state.automationOffBy = by
  state.automationOffAt = Math.max(state.automationOffAt, saidAt(sentAt, step.at))
  if (!state.automation) return step.decision
  state.automation = false
  // A deferral waits on, and is tried again when they are on.
  state.timers = withoutTimers(state.timers, 'retry')
  const waiting = newestOf(state)
  newTerm(step)
  if (waiting) keepUntilDeadline(step, waiting)
  return step.decision
}

/** It has a deadline also where its draft waited for approval: the draft is gone. */
const keepUntilDeadline = ({ state, policy, at }: Step, waiting: PendingReply): void => {
  const deadlineAt = waiting.deadlineAt || at + policy.replies.deadlineMs
  awaitReplies(state, [{ ...waiting, deadlineAt }])
}
