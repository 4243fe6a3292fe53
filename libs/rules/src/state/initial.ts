import { type ContactState, RecentIds } from '@baton/domain'
import type { Policy } from '../policy/policy.ts'

/** A contact nobody has heard of: the entry bot has it. */
export const initialState = (policy: Policy, locationId = ''): ContactState => ({
  owner: policy.entry,
  formerOwner: '',
  term: 0,
  locationId,
  eventTime: 0,
  language: 'en',
  zone: '',
  optedOut: false,
  optedOutBy: '',
  consentAt: 0,
  automation: true,
  automationOffBy: '',
  automationOffAt: 0,
  automationOnAt: 0,
  assignedAt: 0,
  erased: null,
  handoffs: [],
  facts: [],
  summary: '',
  recentIds: RecentIds.none,
  turns: [],
  pending: [],
  question: null,
  asked: [],
  queued: null,
  deferred: null,
  outcomes: [],
  blocked: [],
  initiated: [],
  draft: null,
  escalation: null,
  qualified: [],
  lastContactAt: 0,
  contextUntil: 0,
  timers: [],
})

/** Event time of the next timer, ms; undefined when none runs. */
export const nextDue = (state: ContactState): number | undefined => state.timers[0]?.dueAt
