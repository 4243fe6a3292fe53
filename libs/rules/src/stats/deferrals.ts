import type { Decision } from '@baton/domain'

/** What became of handoffs that had to wait, derived from decisions alone. */
export interface DeferralStats {
  readonly total: number
  readonly byBot: Readonly<Record<string, number>>
  readonly byReason: Readonly<Record<string, number>>
  /** Executed after all. */
  readonly recovered: number
  /** Given to a person after the last retry. */
  readonly exhausted: number
  /** Overtaken by the contact, an operator or an opt-out. */
  readonly cancelled: number
  /** Those that wait now, by the decision that deferred them. */
  readonly waiting: ReadonlySet<string>
}

export const NO_DEFERRALS: DeferralStats = {
  total: 0,
  byBot: {},
  byReason: {},
  recovered: 0,
  exhausted: 0,
  cancelled: 0,
  waiting: new Set(),
}

const plusOne = (counts: Readonly<Record<string, number>>, key: string) => ({
  ...counts,
  [key]: (counts[key] ?? 0) + 1,
})

const begun = (stats: DeferralStats, { target, reason, decisionId }: Decision): DeferralStats => ({
  ...stats,
  total: stats.total + 1,
  waiting: new Set([...stats.waiting, decisionId]),
  byBot: plusOne(stats.byBot, target),
  byReason: plusOne(stats.byReason, reason),
})

type End = 'recovered' | 'exhausted' | 'cancelled'

/** How a decision about a waiting handoff ends it; null when it goes on waiting. */
const endOf = ({ event, verdict }: Decision): End | null => {
  if (verdict === 'handoff') return 'recovered'
  if (event !== 'retry' || verdict === 'deferred') return null
  return verdict === 'human' ? 'exhausted' : 'cancelled'
}

/** Takes one more decision in; those of one contact in their order, contacts in any. */
export const countDeferral = (stats: DeferralStats, decision: Decision): DeferralStats => {
  if (decision.verdict === 'deferred' && decision.event !== 'retry') return begun(stats, decision)
  const end = stats.waiting.has(decision.about) ? endOf(decision) : null
  if (end === null) return stats
  const waiting = new Set(stats.waiting)
  waiting.delete(decision.about)
  return { ...stats, [end]: stats[end] + 1, waiting }
}
