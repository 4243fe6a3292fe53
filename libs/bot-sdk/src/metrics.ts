import { Counter, Histogram, type Registry } from 'prom-client'

export interface BotMetrics {
  answered(seconds: number): void
  failed(cause: string): void
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** What a bot reports; its name is the registry's service label. */
export const botMetrics = (registry: Registry): BotMetrics => {
  const registers = [registry]
  const handled = new Histogram({
    name: 'baton_bot_handler_seconds',
    help: 'From the start of a handler to its answer.',
    buckets: SECONDS,
    registers,
  })
  const failures = new Counter({
    name: 'baton_bot_failures_total',
    help: 'Routed messages without an answer, by cause.',
    labelNames: ['cause'],
    registers,
  })
  return {
    answered: seconds => handled.observe(seconds),
    failed: cause => failures.inc({ cause }),
  }
}
