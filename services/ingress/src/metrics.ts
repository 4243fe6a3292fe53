import { createRegistry } from '@baton/runtime'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Outcome } from './http/server.ts'

export interface IngressMetrics {
  readonly registry: Registry
  readonly outcome: (route: string, outcome: Outcome) => void
  readonly appended: (seconds: number) => void
}

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 8]

/** Labels are routes and outcomes: neither contacts, locations nor what they say. */
export const ingressMetrics = (inFlight: () => number): IngressMetrics => {
  const registry = createRegistry('ingress')
  const requests = new Counter({
    name: 'baton_ingress_requests_total',
    help: 'Requests by route and outcome: accepted, ignored, or why they were refused.',
    labelNames: ['route', 'outcome'],
    registers: [registry],
  })
  const append = new Histogram({
    name: 'baton_ingress_append_seconds',
    help: 'From the event to its acknowledgement by all in-sync replicas.',
    buckets: SECONDS,
    registers: [registry],
  })
  new Gauge({
    name: 'baton_ingress_appends_in_flight',
    help: 'Appends that wait for the broker.',
    registers: [registry],
    collect() {
      this.set(inFlight())
    },
  })
  return {
    registry,
    outcome: (route, outcome) => requests.inc({ route, outcome }),
    appended: seconds => append.observe(seconds),
  }
}
