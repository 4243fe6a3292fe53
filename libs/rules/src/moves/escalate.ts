import { HUMAN, type Outcome, type RoutedText, WHOLE } from '@baton/domain'
import { handoffCard } from '../context/card.ts'
import { isOpen, zoneOf } from '../gate/quiet-hours.ts'
import { withTimer } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { addTags, addTask, handContext, handoffTag, note, passTag, sayTemplate } from './crm.ts'
import { closeUnachieved } from './outcome.ts'
import { changeOwner } from './owner.ts'
import { newest, route } from './route.ts'
import { cancelDeferral } from './waiting.ts'

export interface Escalated {
  readonly reason: string
  readonly detail?: string
  readonly message: RoutedText | null
  /** What it says about the handoff that led here, unless that had achieved something. */
  readonly outcome: Outcome
}

const URGENT = WHOLE

/** The hours in which one may write to a contact who has asked for nothing. */
const isOpenNow = ({ state, policy, at }: Step): boolean =>
  isOpen(at, zoneOf(state, policy), policy)

/**
 * Gives the conversation to a person. No guard refuses it; bots stay silent until an operator
 * assigns one.
 */
export const escalate = (
  step: Step,
  { reason, detail, message, outcome }: Escalated,
): Concluded => {
  const { state, policy, at } = step
  const from = state.owner
  conclude(step, 'human', reason)
  step.decision.target = HUMAN
  const said = newest(step, message)
  cancelDeferral(step, HUMAN)
  closeUnachieved(step, outcome, reason)
  changeOwner(step, HUMAN)
  state.blocked = []
  state.escalation = { at, reason, reminders: 0, assigned: false }
  const [first] = policy.human.reminderMs
  if (first !== undefined) state.timers = withTimer(state.timers, 'remind', at + first)
  const handed = { from, reason }
  const context = route(step, { bot: HUMAN, why: 'handoff', message: said, handed })
  if (state.automation && (said || isOpenNow(step))) {
    sayTemplate(step, 'acknowledgement', 'acknowledgement', said?.channel)
  }
  passTag(step, from, HUMAN)
  addTags(step, handoffTag(from, HUMAN))
  handContext(step, context)
  const card = handoffCard(from, HUMAN, { reason, detail, score: URGENT }, context)
  note(step, card)
  addTask(step, 'A person is needed', card)
  return step.decision
}
