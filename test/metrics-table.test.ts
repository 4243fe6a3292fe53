// Method: every service's metrics are made as at its start, and the table of docs/operations.md is
// made of them anew.
import { readFileSync } from 'node:fs'
import { createRegistry, routerMetrics } from '@baton/runtime'
import type { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { botMetrics } from '../libs/bot-sdk/src/metrics.ts'
import { crmMetrics } from '../services/crm/src/metrics.ts'
import { ingressMetrics } from '../services/ingress/src/metrics.ts'
import { learnerMetrics } from '../services/learner/src/metrics.ts'

const registryOf = (make: (registry: Registry) => unknown): Registry => {
  const registry = createRegistry('x')
  make(registry)
  return registry
}

const SERVICES: Readonly<Record<string, Registry>> = {
  router: registryOf(routerMetrics),
  learner: registryOf(learnerMetrics),
  ingress: ingressMetrics(() => 0).registry,
  bots: registryOf(registry => botMetrics(registry, () => 0)),
  crm: registryOf(crmMetrics),
}

interface Metric {
  readonly name: string
  readonly help: string
  readonly labelNames?: readonly string[]
}

const metrics = Object.entries(SERVICES).flatMap(([service, registry]) =>
  (registry.getMetricsAsArray() as unknown as Metric[]).map(metric => ({ ...metric, service })),
)

const table = [...Map.groupBy(metrics, ({ name }) => name)]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, of]) => {
    const labels = (of[0]?.labelNames ?? []).map(label => `\`${label}\``).join(', ')
    return `| \`${name}\` | ${labels} | ${of.map(({ service }) => service).join(', ')} | ${of[0]?.help} |`
  })

const operations = readFileSync(new URL('../docs/operations.md', import.meta.url), 'utf8')

test('docs/operations.md has each metric, its labels, who tells it and what it says, and none that there is not', () => {
  const told = operations.split('\n').filter(line => /^\| `baton_\w+` \|/.test(line))
  expect(told).toEqual(table)
})

test('a metric that several services tell has the same labels in each', () => {
  for (const [name, of] of Map.groupBy(metrics, one => one.name)) {
    expect([name, ...new Set(of.map(({ labelNames = [] }) => labelNames.join()))]).toHaveLength(2)
  }
})

test('what docs/operations.md would have alert is told by some service', () => {
  const named = operations.match(/baton_\w+/g) ?? []
  const known = new Set(metrics.map(({ name }) => name))
  expect(named.filter(name => !known.has(name.replace(/_(bucket|count|sum)$/, '')))).toEqual([])
})
