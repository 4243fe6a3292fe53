import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

export interface BotMetrics {
  /** A handler ended well. */
  answered(seconds: number): void
  /** A routed message went to the dead letters. */
  buried(cause: string): void
  /** Reading or writing failed and is tried again. */
  retried(operation: 'read' | 'append', cause: string): void
  /** Messages routed to this bot that nobody has taken on yet. */
  lag(partition: number, records: number): void
  /** Not this bot's any more. */
  released(partition: number): void
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** What a bot reports; its name is the registry's service label. */
export const botMetrics = (registry: Registry, inFlight: () => number): BotMetrics => {
  const registers = [registry]
  const handled = new Histogram({
    name: 'baton_bot_handler_seconds',
    help: 'From the start of a handler to its answer.',
    buckets: SECONDS,
    registers,
  })
  const failures = new Counter({
    name: 'baton_bot_dead_letters_total',
    help: 'Routed messages that went to the dead letters, by cause.',
    labelNames: ['cause'],
    registers,
  })
  const retries = new Counter({
    name: 'baton_bot_retries_total',
    help: 'Reads and appends that failed and were tried again, by cause.',
    labelNames: ['operation', 'cause'],
    registers,
  })
  const lag = new Gauge({
    name: 'baton_bot_lag_records',
    help: 'Messages routed to this bot that it has not taken on yet.',
    labelNames: ['partition'],
    registers,
  })
  new Gauge({
    name: 'baton_bot_in_flight',
    help: 'Messages that handlers are working on.',
    registers,
    collect() {
      this.set(inFlight())
    },
  })
  return {
    answered: seconds => handled.observe(seconds),
    buried: cause => failures.inc({ cause }),
    retried: (operation, cause) => retries.inc({ operation, cause }),
    lag: (partition, records) => lag.set({ partition: String(partition) }, records),
    released: partition => lag.remove({ partition: String(partition) }),
  }
}
