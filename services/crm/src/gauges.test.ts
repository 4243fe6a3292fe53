import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { PartitionGauges } from './gauges.ts'
import { crmMetrics } from './metrics.ts'

const setUp = () => {
  const registry = new Registry()
  const gauges = new PartitionGauges(crmMetrics(registry))
  const told = async () =>
    (await registry.metrics()).split('\n').filter(line => line.includes('partition='))
  return { gauges, told }
}

const BEHIND = { waiting: 182, lag: 314 }
const UP_TO_DATE = { waiting: 0, lag: 0 }

test('what waits of a partition is told until it is given up', async () => {
  const { gauges, told } = setUp()
  gauges.tell(
    new Map([
      [2, BEHIND],
      [3, UP_TO_DATE],
    ]),
  )
  expect(await told()).toContain('baton_lag_records{partition="2"} 314')
  gauges.tell(new Map([[3, UP_TO_DATE]]))
  expect(await told()).toEqual([
    'baton_crm_waiting_messages{partition="3"} 0',
    'baton_lag_records{partition="3"} 0',
  ])
})

test('of one that is taken over again or stands still nothing old is told', async () => {
  const { gauges, told } = setUp()
  gauges.tell(new Map([[2, BEHIND]]))
  gauges.tell(new Map([[2, { waiting: 0, lag: undefined }]]))
  expect(await told()).toEqual([])
  gauges.tell(new Map([[2, UP_TO_DATE]]))
  expect(await told()).toHaveLength(2)
})
