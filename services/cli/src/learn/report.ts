import { type Decision, type HandoffOutcome, HOUR_MS, type Outcome } from '@baton/domain'
import { routeOf } from '@baton/learning'
import { type DeferralStats, DeferralTally } from '@baton/rules'
import { NOT_AVAILABLE, table } from '../table.ts'

const HOURS = 24

/** What happened in a span of event time. */
export interface Report {
  readonly decisions: number
  /** Handoffs by route, and of each by hour of the day, UTC. */
  readonly handoffs: ReadonlyMap<string, readonly number[]>
  /**
   * Handoffs that were tried, by the first guard that refused; the attempts that went to a person
   * after that, too.
   */
  readonly blocked: ReadonlyMap<string, number>
  /**
   * What no guard was asked about, by reason: messages of contacts who want none, handoffs to
   * nobody.
   */
  readonly heldBack: ReadonlyMap<string, number>
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<Outcome, number>>
  readonly deferrals: DeferralStats
}

/** Takes decisions and outcomes in as they are read, those of one contact in order. */
export class Tally {
  readonly #handoffs = new Map<string, number[]>()
  readonly #blocked = new Map<string, number>()
  readonly #heldBack = new Map<string, number>()
  readonly #outcomes = new Map<string, Map<Outcome, number>>()
  readonly #deferrals = new DeferralTally()
  #decisions = 0

  decision(decision: Decision): void {
    this.#decisions += 1
    this.#deferrals.take(decision)
    const { verdict, reason, owner, ownerAfter, at } = decision
    const guard = refusedBy(decision)
    if (guard !== undefined) count(this.#blocked, guard)
    else if (verdict === 'refused') count(this.#heldBack, reason)
    if ((verdict !== 'handoff' && verdict !== 'released') || owner === ownerAfter) return
    const route = routeOf({ from: owner, to: ownerAfter })
    const hours = this.#handoffs.get(route) ?? new Array<number>(HOURS).fill(0)
    const hour = Math.floor(at / HOUR_MS) % HOURS
    hours[hour] = (hours[hour] ?? 0) + 1
    this.#handoffs.set(route, hours)
  }

  /** What is decided outside the span ends deferrals that began in it. */
  outside(decision: Decision): void {
    if (!beginsDeferral(decision)) this.#deferrals.take(decision)
  }

  outcome(outcome: HandoffOutcome): void {
    const route = routeOf(outcome)
    const counts = this.#outcomes.get(route) ?? new Map<Outcome, number>()
    counts.set(outcome.outcome, (counts.get(outcome.outcome) ?? 0) + 1)
    this.#outcomes.set(route, counts)
  }

  get report(): Report {
    return {
      decisions: this.#decisions,
      handoffs: this.#handoffs,
      blocked: this.#blocked,
      heldBack: this.#heldBack,
      outcomes: this.#outcomes,
      deferrals: this.#deferrals.stats,
    }
  }
}

const count = (of: Map<string, number>, name: string): void => {
  of.set(name, (of.get(name) ?? 0) + 1)
}

/** The first guard that refused a handoff; none of a message that was going nowhere. */
const refusedBy = ({ verdict, reason, target, guards }: Decision): string | undefined => {
  const isAttempt = verdict === 'refused' || reason === 'refused-attempts'
  if (!isAttempt || target === '') return undefined
  return guards.find(({ passed }) => !passed)?.guard
}

const beginsDeferral = ({ verdict, event }: Decision): boolean =>
  verdict === 'deferred' && event !== 'retry'

/** The report for people; n/a where there is no data. */
export const reportText = (report: Report): string =>
  [
    `decisions  ${report.decisions === 0 ? NOT_AVAILABLE : report.decisions}\n`,
    `handoffs by route\n${routes(report)}`,
    `handoffs by hour of the day, UTC\n${hours(report)}`,
    `handoffs blocked, by the first guard that refused\n${reasons(report.blocked)}`,
    `held back, no handoff\n${reasons(report.heldBack)}`,
    `deferred, and what became of it since\n${deferred(report)}`,
  ].join('\n')

const ROUTE_HEAD = [
  'route',
  'handoffs',
  'success',
  'successful',
  'failed',
  'reverted',
  'timeout',
  'superseded',
]
const OUTCOMES: readonly Outcome[] = ['successful', 'failed', 'reverted', 'timeout', 'superseded']

const routes = ({ handoffs, outcomes }: Report): string => {
  const names = [...new Set([...handoffs.keys(), ...outcomes.keys()])].sort()
  if (names.length === 0) return `${NOT_AVAILABLE}\n`
  const rows = names.map(route => {
    const counts = outcomes.get(route)
    const made = (handoffs.get(route) ?? []).reduce((sum, n) => sum + n, 0)
    const each = OUTCOMES.map(outcome => String(counts?.get(outcome) ?? 0))
    return [route, String(made), successOf(counts), ...each]
  })
  return table(ROUTE_HEAD, rows)
}

/**
 * Time-outs are censored and superseded handoffs are no evidence, as in learning; what was asked
 * for counts here all the same.
 */
const successOf = (counts: ReadonlyMap<Outcome, number> | undefined): string => {
  const good = counts?.get('successful') ?? 0
  const bad = (counts?.get('failed') ?? 0) + (counts?.get('reverted') ?? 0)
  return good + bad === 0 ? NOT_AVAILABLE : `${((100 * good) / (good + bad)).toFixed(1)} %`
}

const hours = ({ handoffs }: Report): string => {
  const names = [...handoffs.keys()].sort()
  if (names.length === 0) return `${NOT_AVAILABLE}\n`
  const rows = Array.from({ length: HOURS }, (_, hour) => {
    const counts = names.map(route => handoffs.get(route)?.[hour] ?? 0)
    return { hour, counts }
  }).filter(({ counts }) => counts.some(count => count > 0))
  return table(
    ['hour', ...names],
    rows.map(({ hour, counts }) => [String(hour).padStart(2, '0'), ...counts.map(String)]),
  )
}

const reasons = (counts: ReadonlyMap<string, number>): string => {
  if (counts.size === 0) return `${NOT_AVAILABLE}\n`
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return table(
    ['reason', 'refused'],
    sorted.map(([reason, times]) => [reason, String(times)]),
  )
}

const deferred = ({ deferrals }: Report): string => {
  const { total, byBot, byReason, handedOver, exhausted, cancelled, waiting } = deferrals
  if (total === 0) return `${NOT_AVAILABLE}\n`
  const [bots, causes] = [byBot, byReason].map(counts =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  )
  return table(
    ['total', 'by bot', 'by reason', 'handed over', 'given to a person', 'cancelled', 'waiting'],
    [[total, bots, causes, handedOver, exhausted, cancelled, waiting].map(String)],
  )
}
