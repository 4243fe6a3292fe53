import { type ContextPackage, isBot, type SendKind } from '@baton/domain'
import { currentContext } from '../context/current.ts'
import type { Language, Policy } from '../policy/policy.ts'
import { withTimer } from '../state/timers.ts'
import type { Step } from '../step.ts'

const SMS = 'sms'

export const say = (step: Step, text: string, kind: SendKind, channel = SMS): void => {
  step.actions.push({ 'baton.SendText': { text, kind, channel } })
}

/** Says one of the policy's templates in the contact's language. */
export const sayTemplate = (
  step: Step,
  name: keyof Policy['templates'],
  kind: SendKind,
  channel = SMS,
): void => {
  const language: Language = step.state.language === 'es' ? 'es' : 'en'
  const text = step.policy.templates[name][language]
  if (text !== '') say(step, text, kind, channel)
}

export const addTags = (step: Step, ...tags: string[]): void => {
  step.actions.push({ 'baton.AddTags': { tags } })
}

export const removeTags = (step: Step, ...tags: string[]): void => {
  step.actions.push({ 'baton.RemoveTags': { tags } })
}

export const note = (step: Step, text: string): void => {
  step.actions.push({ 'baton.AddNote': { text } })
}

export const addTask = (step: Step, title: string, text: string): void => {
  step.actions.push({ 'baton.AddTask': { title, text, dueAt: step.at } })
}

/** The package of an owner, in the CRM as long as it is valid. */
export const handContext = (step: Step, context: ContextPackage): void => {
  const { state } = step
  step.actions.push({ 'baton.SetContext': { context, owner: state.owner } })
  state.contextUntil = context.validUntil
  state.timers = withTimer(state.timers, 'context', context.validUntil)
}

/**
 * A package in the CRM that has expired is handed anew; states written before rules-6 have 0 for
 * when it did, or for a person's.
 */
export const renewContext = (step: Step, context: ContextPackage): void => {
  const { contextUntil, handoffs, escalation } = step.state
  const wasHanded = handoffs.length > 0 || escalation !== null
  const expired = contextUntil > 0 ? contextUntil <= step.at : wasHanded
  if (expired) handContext(step, context)
}

/**
 * A package in the CRM gets what was learned since, valid as long as before. Its handoff stays as
 * it is told there.
 */
export const refreshContext = (step: Step): void => {
  const { state, at, policy, actions } = step
  if (actions.some(action => action['baton.SetContext'])) return
  const context = currentContext(state, at, policy)
  if (context === null) return
  actions.push({ 'baton.SetContext': { context: { ...context, from: '' }, owner: state.owner } })
}

export const setDnd = (step: Step, on: boolean): void => {
  step.actions.push({ 'baton.SetDnd': { on } })
}

/** On contacts for whom a draft waits for approval. */
export const REVIEW_TAG = 'HITL-Review'

export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The tag of contacts that a bot has. */
export const tagOf = (bot: string, policy: Policy): string =>
  policy.bots[bot]?.tag ?? `${capitalised(bot)}-Lead`

/** The tag of its bot goes with the conversation; people have none. */
export const passTag = (step: Step, from: string, to: string): void => {
  if (isBot(from)) removeTags(step, tagOf(from, step.policy))
  if (isBot(to)) addTags(step, tagOf(to, step.policy))
}

export const handoffTag = (from: string, to: string): string =>
  `Handoff-${capitalised(from)}-to-${capitalised(to)}`

/** The actions of a step as one message; its idempotency keys are the decision and the index. */
export const flushActions = (step: Step): void => {
  if (step.actions.length === 0) return
  const { decisionId, contactId, at, speaker } = step
  const { locationId } = step.state
  const message = { decisionId, contactId, locationId, bot: speaker, at, actions: step.actions }
  step.effects.push({ kind: 'send', message })
}
