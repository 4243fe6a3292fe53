import type { Decision } from '@baton/domain'

/** What became of handoffs that had to wait, derived from decisions alone. */
export interface DeferralStats {
  readonly total: number
  readonly byBot: Readonly<Record<string, number>>
  readonly byReason: Readonly<Record<string, number>>
  /** Executed after all. */
  readonly handedOver: number
  /** Given to a person after the last retry. */
  readonly exhausted: number
  /** Overtaken by the contact, an operator or an opt-out. */
  readonly cancelled: number
  /** Those that wait now. */
  readonly waiting: number
}

type End = 'handedOver' | 'exhausted' | 'cancelled'

/** How a decision about a waiting handoff ends it; null when it goes on waiting. */
const endOf = ({ event, verdict }: Decision): End | null => {
  if (verdict === 'handoff') return 'handedOver'
  if (event !== 'retry' || verdict === 'deferred') return null
  return verdict === 'human' ? 'exhausted' : 'cancelled'
}

/** Counts decisions as they are read: those of one contact in their order, contacts in any. */
export class DeferralTally {
  readonly #byBot = new Map<string, number>()
  readonly #byReason = new Map<string, number>()
  readonly #ended = { handedOver: 0, exhausted: 0, cancelled: 0 }
  /** By the decision that deferred them. */
  readonly #waiting = new Set<string>()
  #total = 0

  take(decision: Decision): void {
    const { event, verdict, about } = decision
    if (verdict === 'deferred' && event !== 'retry') return this.#begin(decision)
    const end = this.#waiting.has(about) ? endOf(decision) : null
    if (end === null) return
    this.#waiting.delete(about)
    this.#ended[end] += 1
  }

  get stats(): DeferralStats {
    return {
      total: this.#total,
      byBot: Object.fromEntries(this.#byBot),
      byReason: Object.fromEntries(this.#byReason),
      ...this.#ended,
      waiting: this.#waiting.size,
    }
  }

  #begin({ target, reason, decisionId }: Decision): void {
    this.#total += 1
    this.#waiting.add(decisionId)
    this.#byBot.set(target, (this.#byBot.get(target) ?? 0) + 1)
    this.#byReason.set(reason, (this.#byReason.get(reason) ?? 0) + 1)
  }
}
