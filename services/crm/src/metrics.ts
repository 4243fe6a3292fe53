import { haltsCounter } from '@baton/runtime'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/**
 * What the writer to the CRM reports. Labels are kinds and outcomes, never contacts or locations.
 */
export interface CrmMetrics {
  /** One request to HighLevel. */
  called(what: string, outcome: string, seconds: number): void
  /** One action of an outbound message came to its end. */
  settled(kind: string, status: string): void
  /** A write whose answer was unclear was looked up. */
  lookedUp(kind: string, result: 'found' | 'absent' | 'unknown'): void
  /** Seconds from the decision's record to the answer to its message. */
  sent(seconds: number): void
  deadLetter(cause: string): void
  /** A partition stands still until a person acts; told again at each vain attempt. */
  halted(cause: string): void
  waiting(partition: number, messages: number): void
  lag(partition: number, records: number): void
  forget(partition: number): void
}

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]

export const crmMetrics = (registry: Registry): CrmMetrics => {
  const registers = [registry]
  const calls = new Histogram({
    name: 'baton_crm_request_seconds',
    help: 'Requests to the CRM by what they do and their outcome.',
    labelNames: ['what', 'outcome'],
    buckets: SECONDS,
    registers,
  })
  const settled = new Counter({
    name: 'baton_crm_actions_total',
    help: 'Actions of outbound messages that came to their end, by kind and status.',
    labelNames: ['kind', 'status'],
    registers,
  })
  const lookUps = new Counter({
    name: 'baton_crm_look_ups_total',
    help: 'Writes with an unclear answer that were looked up: found, absent (sent again), unknown (sent again unseen).',
    labelNames: ['kind', 'result'],
    registers,
  })
  const sent = new Histogram({
    name: 'baton_crm_message_delay_seconds',
    help: 'From the record of a decision to the answer of the CRM to its message.',
    buckets: SECONDS,
    registers,
  })
  const letters = new Counter({
    name: 'baton_dead_letters_total',
    help: 'Dead letters by cause.',
    labelNames: ['cause'],
    registers,
  })
  const waiting = new Gauge({
    name: 'baton_crm_waiting_messages',
    help: 'Outbound messages taken and not settled.',
    labelNames: ['partition'],
    registers,
  })
  const lag = new Gauge({
    name: 'baton_lag_records',
    help: 'Records between what is settled and the end of the partition.',
    labelNames: ['partition'],
    registers,
  })
  return {
    called: (what, outcome, seconds) => calls.observe({ what, outcome }, seconds),
    settled: (kind, status) => settled.inc({ kind, status }),
    lookedUp: (kind, result) => lookUps.inc({ kind, result }),
    sent: seconds => sent.observe(seconds),
    deadLetter: cause => letters.inc({ cause }),
    halted: haltsCounter(registry),
    waiting: (partition, messages) => waiting.set({ partition }, messages),
    lag: (partition, records) => lag.set({ partition }, records),
    forget: partition => {
      waiting.remove({ partition })
      lag.remove({ partition })
    },
  }
}
