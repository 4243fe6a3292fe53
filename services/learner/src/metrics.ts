import { type BotHealth, WHOLE } from '@baton/domain'
import { type createRegistry, type TaskMetrics, taskMetrics } from '@baton/runtime'
import { Counter, Gauge, type LabelValues } from 'prom-client'
import type { RouteNews } from './derive/thresholds.ts'
import type { LearnerNews } from './processor.ts'

export interface LearnerMetrics extends TaskMetrics {
  learned(news: LearnerNews): void
  /** What was told of routes and bots is not for us to tell any more. */
  forgetLearned(): void
  /** A record that is no evidence, because it cannot be read. */
  unreadable(cause: string): void
}

const MS = 1_000
const QUANTILES = { '0.5': 'p50Ms', '0.95': 'p95Ms', '0.99': 'p99Ms' } as const

/** Below 0 there is nothing to tell. */
const known = (value: number, unit: number): number | null => (value < 0 ? null : value / unit)

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

  const unreadable = new Counter({
    name: 'baton_learner_unreadable_total',
    help: 'Records that cannot be read and are no evidence, by cause; none is a dead letter.',
    labelNames: ['cause'],
    registers,
  })

  const put = (of: Gauge, labels: LabelValues<string>, told: number | null): void => {
    if (told === null) of.remove(labels)
    else of.set(labels, told)
  }
  const tellRoute = ({ route, active, shadow, alarmedOn, changed }: RouteNews): void => {
    value.set({ route }, active.value / WHOLE)
    samples.set({ route }, active.samples)
    put(success, { route }, known(active.successRate, WHOLE))
    put(evidence, { route }, shadow?.evidence ?? null)
    put(drift, { route }, alarmedOn)
    if (changed.active) changes.inc({ route })
  }
  const tellBot = (health: BotHealth): void => {
    const { bot } = health
    unwell.set({ bot }, health.status === 'ok' ? 0 : 1)
    put(errors, { bot }, known(health.errors, WHOLE))
    for (const [quantile, key] of Object.entries(QUANTILES)) {
      put(latency, { bot, quantile }, known(health[key], MS))
    }
  }
  const forgetLearned = (): void => {
    for (const one of [value, samples, success, evidence, drift, latency, errors, unwell]) {
      one.reset()
    }
  }
  return {
    ...taskMetrics(registry),
    forgetLearned,
    unreadable: cause => unreadable.inc({ cause }),
    learned: ({ routes, bots, all }) => {
      if (all) forgetLearned()
      for (const news of routes) tellRoute(news)
      for (const health of bots) tellBot(health)
    },
  }
}
