import {
  type AppointmentChanged,
  type AutomationSwitched,
  BatonError,
  type BotReplied,
  type ContactErased,
  type ContactEvent,
  type DndChanged,
  type FactsLearned,
  type HandoffRequested,
  type MessageReceived,
  type OwnerAssigned,
  type QualificationReported,
  type ReplyReviewed,
  type TimerDue,
} from '@baton/domain'
import { type Concluded, conclude, type Step } from '../step.ts'
import { onAppointmentChanged } from './appointment.ts'
import { onBotReplied } from './bot-replied.ts'
import { onContactErased } from './contact-erased.ts'
import { onDndChanged } from './dnd.ts'
import { onFactsLearned } from './facts-learned.ts'
import { onHandoffRequested } from './handoff-requested.ts'
import { onMessage } from './message.ts'
import { onOwnerAssigned } from './owner-assigned.ts'
import { onQualificationReported } from './qualification.ts'
import { onReplyReviewed } from './reply-reviewed.ts'
import { onAutomationSwitched } from './switches.ts'

interface Branches {
  'baton.MessageReceived': MessageReceived
  'baton.BotReplied': BotReplied
  'baton.FactsLearned': FactsLearned
  'baton.HandoffRequested': HandoffRequested
  'baton.QualificationReported': QualificationReported
  'baton.OwnerAssigned': OwnerAssigned
  'baton.ReplyReviewed': ReplyReviewed
  'baton.AutomationSwitched': AutomationSwitched
  'baton.DndChanged': DndChanged
  'baton.AppointmentChanged': AppointmentChanged
  'baton.TimerDue': TimerDue
  'baton.ContactErased': ContactErased
}

type Branch = keyof Branches

/** TimerDue only wakes: what is due is in the state and has taken effect before it. */
const onTimerDue = (step: Step): Concluded =>
  step.settled > 0
    ? conclude(step, 'recorded', 'timers-settled')
    : conclude(step, 'timer_moot', 'nothing-due')

const HANDLERS: {
  readonly [B in Branch]: (step: Step, body: Branches[B], event: ContactEvent) => Concluded
} = {
  'baton.MessageReceived': onMessage,
  'baton.BotReplied': onBotReplied,
  'baton.FactsLearned': onFactsLearned,
  'baton.HandoffRequested': onHandoffRequested,
  'baton.QualificationReported': onQualificationReported,
  'baton.OwnerAssigned': onOwnerAssigned,
  'baton.ReplyReviewed': onReplyReviewed,
  'baton.AutomationSwitched': onAutomationSwitched,
  'baton.DndChanged': onDndChanged,
  'baton.AppointmentChanged': onAppointmentChanged,
  'baton.TimerDue': onTimerDue,
  'baton.ContactErased': onContactErased,
}

const branchOf = (event: ContactEvent): Branch => {
  for (const name in event.event) {
    if (Object.hasOwn(HANDLERS, name) && event.event[name as Branch] !== undefined) {
      return name as Branch
    }
  }
  throw new BatonError('UNKNOWN_BRANCH', `no rule for ${Object.keys(event.event).join(', ')}`)
}

/** Name of the event's branch, as decisions carry it. */
export const eventName = (event: ContactEvent): string => branchOf(event).slice('baton.'.length)

const handle = <B extends Branch>(branch: B, step: Step, event: ContactEvent): Concluded =>
  HANDLERS[branch](step, event.event[branch] as Branches[B], event)

export const onEvent = (step: Step, event: ContactEvent): Concluded =>
  handle(branchOf(event), step, event)
