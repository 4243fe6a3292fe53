import type { ContextPackage, RoutedText, RoutedWhy, Verdict } from '@baton/domain'
import { handoffCard } from '../context/card.ts'
import { HANDOFFS_MAX } from '../state/caps.ts'
import { conclude, type Step } from '../step.ts'
import { addTags, handContext, handoffTag, note, removeTags, tagOf } from './crm.ts'
import { leaveOutcomes, openOutcome } from './outcome.ts'
import { changeOwner } from './owner.ts'
import { newest, route } from './route.ts'
import {
  cancelDeferral,
  endDeferral,
  endQueued,
  enqueue,
  type Next,
  queueBehind,
} from './waiting.ts'

export interface Handoff {
  readonly to: string
  readonly verdict: Verdict
  readonly reason: string
  readonly detail?: string
  readonly why: RoutedWhy
  readonly message: RoutedText | null
  readonly score: number
  readonly threshold: number
  /** In 1/10,000. */
  readonly propensity: number
  readonly next?: Next
}

/** Gives the conversation to another bot, with everything that is known. */
export const handOver = (step: Step, handoff: Handoff): void => {
  const { state, at } = step
  const from = state.owner
  const { to, reason, score, threshold, propensity } = handoff
  conclude(step, handoff.verdict, reason)
  const message = newest(step, handoff.message)
  settleWaiting(step, to)
  leaveOutcomes(step, to, false)
  changeOwner(step, to)
  if (handoff.next) enqueue(step, handoff.next, to)
  const { decisionId } = step
  state.handoffs = [...state.handoffs, { from, to, at, decisionId }].slice(-HANDOFFS_MAX)
  openOutcome(step, {
    decisionId,
    from,
    to,
    at,
    score,
    threshold,
    propensity,
    gains: [],
    replied: false,
    achieved: '',
  })
  const context = route(step, { bot: to, why: handoff.why, message, handed: { from, reason } })
  tellCrm(step, from, handoff, context)
}

/**
 * A deferral to this bot ends here, one to another is moot; what is queued for another waits for
 * this bot.
 */
const settleWaiting = (step: Step, to: string): void => {
  const { state } = step
  if (state.deferred?.target === to) {
    step.decision.about = state.deferred.decisionId
    endDeferral(step)
  } else cancelDeferral(step, 'moved-on')
  if (state.queued?.target === to) endQueued(step)
  else queueBehind(step, to)
}

const tellCrm = (step: Step, from: string, handoff: Handoff, context: ContextPackage): void => {
  const { policy } = step
  const { to } = handoff
  removeTags(step, tagOf(from, policy))
  addTags(step, tagOf(to, policy), handoffTag(from, to))
  handContext(step, context)
  note(step, handoffCard(from, to, handoff, context))
}
