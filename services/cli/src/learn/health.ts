import { type BotHealth, MINUTE_MS } from '@baton/domain'
import type { Policy } from '@baton/rules'
import { NOT_AVAILABLE, percent, table } from '../table.ts'

const HEAD = ['bot', 'status', 'P50', 'P95', 'P99', 'errors', 'samples', 'as of', 'why']

/**
 * Each bot of the policy against its SLA; a figure beyond it is marked with an exclamation mark.
 */
export const healthText = (policy: Policy, published: ReadonlyMap<string, BotHealth>): string => {
  const rows = Object.keys(policy.bots).map(bot => {
    const health = published.get(bot)
    return health
      ? rowOf(health)
      : [bot, NOT_AVAILABLE, '', '', '', '', '', '', 'no learner has written yet']
  })
  const deferral = `handoffs to a bot that is degraded or probing wait; errors are missed reply deadlines, of the last hour\n`
  return table(HEAD, rows) + deferral
}

const rowOf = (health: BotHealth): string[] => {
  const { bot, status, p50Ms, p95Ms, p99Ms, slaP50Ms, slaP95Ms, slaP99Ms } = health
  return [
    bot,
    status,
    against(p50Ms, slaP50Ms),
    against(p95Ms, slaP95Ms),
    against(p99Ms, slaP99Ms),
    percent(health.errors),
    String(health.samples),
    health.minute < 0
      ? NOT_AVAILABLE
      : new Date(health.minute * MINUTE_MS).toISOString().slice(0, 16),
    health.reason,
  ]
}

const against = (ms: number, sla: number): string =>
  ms < 0 ? NOT_AVAILABLE : `${ms} of ${sla} ms${ms > sla ? ' !' : ''}`
