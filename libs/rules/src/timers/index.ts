import { release } from '../moves/plan.ts'
import type { TimerKind } from '../state/timers.ts'
import { type Concluded, conclude, type Step } from '../step.ts'
import { onDaytime, onRemind, onReplyDeadline, onReviewOverdue, onWake } from './conversation.ts'
import { onContextExpired, onOutcome, onRetry } from './handoff.ts'

const HANDLERS: Readonly<Record<TimerKind, (step: Step) => Concluded>> = {
  reply: onReplyDeadline,
  retry: onRetry,
  release,
  outcome: onOutcome,
  remind: onRemind,
  review: onReviewOverdue,
  wake: onWake,
  quiet: onDaytime,
  context: onContextExpired,
}

const isKind = (id: string): id is TimerKind => Object.hasOwn(HANDLERS, id)

/** A timer takes effect, at its due time; it has left the state before. */
export const onTimer = (step: Step, id: string): Concluded =>
  isKind(id) ? HANDLERS[id](step) : conclude(step, 'timer_moot', 'unknown-timer')
