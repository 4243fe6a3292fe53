import { Gauge } from 'prom-client'
import { expect, test } from 'vitest'
import { createRegistry, processRegistry, renderMetrics } from './service-metrics.ts'
import { routerMetrics, taskMetrics } from './task-metrics.ts'

const NAMES = [
  'baton_lag_records',
  'baton_lag_seconds',
  'baton_event_to_decision_seconds',
  'baton_transactions_total',
  'baton_transaction_seconds',
  'baton_batch_records',
  'baton_restore_records_total',
  'baton_restore_progress_ratio',
  'baton_decisions_total',
  'baton_dead_letters_total',
]

const sample = (text: string, name: string): string[] =>
  text.split('\n').filter(line => line.startsWith(`${name}{`) || line.startsWith(`${name} `))

test('the names of the metrics are what dashboards and alerts ask for', async () => {
  const registry = createRegistry('router')
  routerMetrics(registry)
  const text = await renderMetrics([registry])
  for (const name of NAMES) expect(text).toContain(`# TYPE ${name} `)
})

test('a batch is reported in one call each', async () => {
  const registry = createRegistry('router')
  const metrics = routerMetrics(registry)
  metrics.lag(2, 7, 0.5)
  metrics.batch(3)
  metrics.decided([0.003, 0.004, 0.02])
  metrics.transaction('commit', 0.005)
  metrics.decisions('lead>buyer', 'handoff', 2)
  metrics.deadLetters('BAD_MAGIC', 1)
  metrics.restored(2, 100, 0.5)
  const text = await renderMetrics([registry])
  expect(sample(text, 'baton_lag_records')).toEqual([
    'baton_lag_records{partition="2",service="router"} 7',
  ])
  expect(sample(text, 'baton_event_to_decision_seconds_count')[0]).toMatch(/ 3$/)
  expect(sample(text, 'baton_transactions_total')).toContain(
    'baton_transactions_total{result="commit",service="router"} 1',
  )
  expect(sample(text, 'baton_decisions_total')).toEqual([
    'baton_decisions_total{route="lead>buyer",verdict="handoff",service="router"} 2',
  ])
})

test('only a commit has a time: an abort and a fence are counted, and make no median better', async () => {
  const registry = createRegistry('router')
  const metrics = taskMetrics(registry)
  metrics.transaction('commit', 0.2)
  metrics.transaction('abort')
  metrics.transaction('fence')
  const text = await renderMetrics([registry])
  expect(sample(text, 'baton_transactions_total').map(line => line.at(-1))).toEqual(['1', '1', '1'])
  expect(sample(text, 'baton_transaction_seconds_count')[0]).toMatch(/ 1$/)
})

test('a verdict is written as commands and documents write it', async () => {
  const registry = createRegistry('router')
  routerMetrics(registry).decisions('lead>lead', 'reply_sent', 1)
  expect(await renderMetrics([registry])).toContain('verdict="reply-sent"')
})

test('a task that decides no events has no metric of decisions, ages and dead letters', async () => {
  const registry = createRegistry('learner')
  taskMetrics(registry)
  const text = await renderMetrics([registry])
  for (const name of ['event_to_decision_seconds', 'decisions_total', 'dead_letters_total']) {
    expect(text).not.toContain(`baton_${name}`)
  }
})

test('the series of a partition end when it is given up', async () => {
  const registry = createRegistry('router')
  const metrics = taskMetrics(registry)
  metrics.lag(1, 1, 1)
  metrics.lag(2, 1, 1)
  metrics.restored(1, 1, 1)
  metrics.forget(1)
  expect(await renderMetrics([registry])).not.toContain('partition="1"')
})

test('services in one process are told apart, under one HELP and TYPE for each name', async () => {
  const [router, learner] = [createRegistry('router'), createRegistry('learner')]
  taskMetrics(router).lag(0, 1, 0)
  taskMetrics(learner).lag(0, 2, 0)
  const others = createRegistry('crm')
  new Gauge({
    name: 'baton_lag_records',
    help: 'In other words.',
    labelNames: ['partition'],
    registers: [others],
  })
  const text = await renderMetrics([router, learner, others, processRegistry()])
  expect(sample(text, 'baton_lag_records')).toEqual([
    'baton_lag_records{partition="0",service="router"} 1',
    'baton_lag_records{partition="0",service="learner"} 2',
  ])
  for (const kind of ['# TYPE', '# HELP']) {
    const names = text
      .split('\n')
      .flatMap(line => (line.startsWith(kind) ? line.split(' ')[2] : []))
    expect(new Set(names).size).toBe(names.length)
  }
  expect(text).toContain('# TYPE nodejs_eventloop_lag_p99_seconds ')
})
