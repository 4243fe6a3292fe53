import {
  blankReply,
  type ContactEvent,
  type Decision,
  type HandoffOutcome,
  hash128,
  type Outcome,
} from '@baton/domain'

export const DAY = 86_400_000
export const HOUR = 3_600_000
export const MINUTE = 60_000

export interface OutcomeOf {
  readonly from?: string
  readonly to?: string
  readonly outcome: Outcome
  /** In 1/10,000. */
  readonly score: number
  readonly closedAt: number
}

export const outcomeOf = ({
  from = 'lead',
  to = 'buyer',
  ...known
}: OutcomeOf): HandoffOutcome => ({
  decisionId: 'd',
  contactId: 'ann',
  locationId: '',
  from,
  to,
  reason: '',
  threshold: 7_000,
  propensity: 10_000,
  handedAt: known.closedAt - HOUR,
  policy: 'p',
  engine: 'e',
  ...known,
})

/** A reply of a bot whose message was due and routed at these times, ms. */
export const replyOf = (bot: string, routedAt: number, eventAt = routedAt): ContactEvent => {
  const blank = blankReply({ decisionId: hash128(`${bot}/${routedAt}`), term: 1, bot })
  return eventOf({ 'baton.BotReplied': { ...blank, texts: ['hello'], routedAt, eventAt } })
}

export const eventOf = (event: ContactEvent['event']): ContactEvent => ({
  eventId: '',
  locationId: '',
  source: 'test',
  sentAt: 0,
  event,
})

/** A decision about a record, or about a timer before it (slot ≥ 1). */
export const decisionOf = (
  known: Pick<Decision, 'at' | 'offset' | 'slot'> & Partial<Decision>,
): Decision => ({
  decisionId: 'd',
  partition: 0,
  contactId: 'ann',
  event: 'TimerDue',
  verdict: 'timer_moot',
  reason: '',
  owner: 'seller',
  ownerAfter: 'seller',
  target: '',
  term: 1,
  scores: [],
  evidence: [],
  threshold: null,
  guards: [],
  wouldPass: null,
  facts: [],
  warnings: [],
  about: '',
  explore: null,
  engine: 'e',
  policy: 'p',
  tables: 't',
  ...known,
})
