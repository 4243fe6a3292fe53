import { HUMAN, NOBODY } from '@baton/domain'
import { saidAt } from '../state/source-clock.ts'
import { withoutTimers, withTimer } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { sayTemplate, setDnd } from './crm.ts'
import { closeOutcomes } from './outcome.ts'
import { changeOwner, resumedBy } from './owner.ts'
import { cancelDeferral, dropQueued } from './waiting.ts'

/**
 * Who opted the contact out or in: the contact's own words are confirmed and mirrored to the CRM.
 */
export type ConsentSource = 'contact' | 'crm'

/** What opts a contact out or in. */
export interface Consent {
  readonly reason: string
  readonly source: ConsentSource
  /** By the clock of the source, ms; 0 when it does not say. */
  readonly sentAt: number
  /** On which the contact said so. */
  readonly channel?: string
}

/**
 * A webhook that was repeated for an hour tells of before the present consent; what names no time
 * is never late.
 */
export const isBeforeConsent = ({ state }: Step, sentAt: number): boolean =>
  sentAt > 0 && sentAt < state.consentAt

/** The present consent was set, or said once more, at this time of the source. */
export const consentSaidAt = ({ state, at }: Step, sentAt: number): void => {
  state.consentAt = Math.max(state.consentAt, saidAt(sentAt, at))
}

/**
 * Ends all messages until START. The one confirmation is part of it and goes before the CRM closes
 * the channel.
 */
export const optOut = (step: Step, { reason, source, sentAt, channel }: Consent): Concluded => {
  const { state } = step
  conclude(step, 'opted_out', reason)
  cancelDeferral(step, 'opted-out')
  dropQueued(step, 'opted-out')
  // Whatever was achieved before: what leads to STOP within the cooldown is nothing to learn to
  // repeat.
  closeOutcomes(step, 'failed', 'opted-out')
  changeOwner(step, NOBODY)
  state.optedOut = true
  state.optedOutBy = source
  consentSaidAt(step, sentAt)
  state.timers = withoutTimers(state.timers, 'remind', 'context')
  state.contextUntil = Math.min(state.contextUntil, step.at)
  if (source === 'crm') return step.decision
  if (state.automation) sayTemplate(step, 'stopped', 'confirmation', channel)
  setDnd(step, true)
  return step.decision
}

/** Whoever waited for a person waits again. */
const remindAgain = ({ state, policy, at }: Step): void => {
  const [first] = policy.human.reminderMs
  if (state.owner !== HUMAN || !state.escalation || state.escalation.assigned) return
  state.escalation = { ...state.escalation, at, reminders: 0 }
  if (first !== undefined) state.timers = withTimer(state.timers, 'remind', at + first)
}

/** START or UNSTOP: whoever had the contact goes on. */
export const optIn = (step: Step, { reason, source, sentAt, channel }: Consent): Concluded => {
  const { state, policy } = step
  conclude(step, 'opted_in', reason)
  changeOwner(step, resumedBy(state, policy))
  state.optedOut = false
  state.optedOutBy = ''
  consentSaidAt(step, sentAt)
  remindAgain(step)
  if (source === 'crm') return step.decision
  setDnd(step, false)
  if (state.automation) sayTemplate(step, 'resumed', 'confirmation', channel)
  return step.decision
}
