import type { BotHealth } from '@baton/domain'
import { type createRegistry, type TaskMetrics, taskMetrics } from '@baton/runtime'
import { Counter, Gauge } from 'prom-client'
import type { RouteNews } from './derive/thresholds.ts'

export interface LearnerMetrics extends TaskMetrics {
  learned(routes: readonly RouteNews[], bots: readonly BotHealth[]): void
}

const SHARE = 10_000
const MS = 1_000
const QUANTILES = { '0.5': 'p50Ms', '0.95': 'p95Ms', '0.99': 'p99Ms' } as const

export const learnerMetrics = (registry: ReturnType<typeof createRegistry>): LearnerMetrics => {
  const registers = [registry]
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers })
  const value = gauge('baton_threshold', 'Threshold in force of a route, 0 to 1.', 'route')
  const samples = gauge('baton_threshold_samples', 'Outcomes a threshold rests on.', 'route')
  const success = gauge('baton_threshold_success_ratio', 'Success at the threshold.', 'route')
  const evidence = gauge('baton_threshold_shadow_evalue', 'Evidence for the shadow value.', 'route')
  const drift = gauge('baton_threshold_drift_day', 'Day of the last alarm since 1970.', 'route')
  const latency = gauge('baton_bot_latency_seconds', 'Of the last hour.', 'bot', 'quantile')
  const errors = gauge('baton_bot_error_ratio', 'Missed deadlines of the last hour.', 'bot')
  const unwell = gauge('baton_bot_unwell', '1 while handoffs to the bot are deferred.', 'bot')
  const changes = new Counter({
    name: 'baton_threshold_changes_total',
    help: 'Values written for the router, by route.',
    labelNames: ['route'],
    registers,
  })

  const tellRoute = ({ route, active, shadow, alarmedOn, changed }: RouteNews): void => {
    value.set({ route }, active.value / SHARE)
    samples.set({ route }, active.samples)
    if (active.successRate >= 0) success.set({ route }, active.successRate / SHARE)
    if (shadow) evidence.set({ route }, shadow.evidence)
    else evidence.remove({ route })
    if (alarmedOn !== null) drift.set({ route }, alarmedOn)
    if (changed.active) changes.inc({ route })
  }
  const tellBot = (health: BotHealth): void => {
    const { bot } = health
    unwell.set({ bot }, health.status === 'ok' ? 0 : 1)
    if (health.errors >= 0) errors.set({ bot }, health.errors / SHARE)
    else errors.remove({ bot })
    for (const [quantile, key] of Object.entries(QUANTILES)) {
      const ms = health[key]
      if (ms >= 0) latency.set({ bot, quantile }, ms / MS)
      else latency.remove({ bot, quantile })
    }
  }
  return {
    ...taskMetrics(registry),
    learned: (routes, bots) => {
      for (const news of routes) tellRoute(news)
      for (const health of bots) tellBot(health)
    },
  }
}
