import { type ContactState, DAY_MS } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'
import type { Step } from '../step.ts'
import { isOpen, opensAt, zoneOf } from './quiet-hours.ts'
import type { Outgoing } from './send.ts'

const MONTH_MS = 30 * DAY_MS

/** What a bot may start on its own: now, later, or not at all. */
export type Leave =
  | { readonly kind: 'now' }
  | { readonly kind: 'later'; readonly opensAt: number }
  | { readonly kind: 'never'; readonly reason: string }

const within = (times: readonly number[], at: number, windowMs: number): number =>
  times.filter(time => time > at - windowMs).length

/** Limits on what the contact did not ask for; an answer to a message is no concern of theirs. */
const leaveToStart = (state: ContactState, messages: number, at: number, policy: Policy): Leave => {
  const { initiatedPerDay, initiatedPerMonth } = policy.replies
  const spent = (windowMs: number) => within(state.initiated, at, windowMs) + messages
  if (spent(DAY_MS) > initiatedPerDay) return { kind: 'never', reason: 'limit-day' }
  if (spent(MONTH_MS) > initiatedPerMonth) return { kind: 'never', reason: 'limit-month' }
  const zone = zoneOf(state, policy)
  return isOpen(at, zone, policy)
    ? { kind: 'now' }
    : { kind: 'later', opensAt: opensAt(at, zone, policy) }
}

/** An answer goes at once, at any hour; so does a reply without words. */
export const leaveFor = (step: Step, { kind, texts }: Outgoing): Leave =>
  kind === 'reply' || texts.length === 0
    ? { kind: 'now' }
    : leaveToStart(step.state, texts.length, step.at, step.policy)

/** Times of messages a bot started, with these; those older than a month are forgotten. */
export const withInitiated = (times: readonly number[], messages: number, at: number): number[] => [
  ...times.filter(time => time > at - MONTH_MS),
  ...Array.from({ length: messages }, () => at),
]
