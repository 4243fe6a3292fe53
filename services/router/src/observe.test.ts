// Method: what a task would tell, and the metrics that come of it.
import { BatonError } from '@baton/domain'
import { createRegistry, routerMetrics, silentLogger } from '@baton/runtime'
import { expect, test } from 'vitest'
import { observe } from './observe.ts'

const watched = () => {
  const registry = createRegistry('router')
  const observer = observe({ partition: 0, metrics: routerMetrics(registry), log: silentLogger() })
  const restored = async () =>
    Number(/^baton_restore_records_total\S* (\d+)$/m.exec(await registry.metrics())?.[1])
  return { observer, restored }
}

test('a restore that begins again after an interruption is counted from its start', async () => {
  const { observer, restored } = watched()
  observer.phase?.('restoring')
  observer.restoring?.(70, 100)
  observer.phase?.('waiting-to-restart', new BatonError('BROKER_UNAVAILABLE', 'away'))
  observer.phase?.('restoring')
  observer.restoring?.(10, 100)
  observer.restoring?.(100, 100)
  expect(await restored()).toBe(170)
})

test('so is one whose store was found damaged on the way', async () => {
  const { observer, restored } = watched()
  observer.phase?.('restoring')
  observer.restoring?.(70, 100)
  observer.storeDropped?.(new BatonError('STORE_DAMAGED', 'checksum'))
  observer.restoring?.(10, 100)
  expect(await restored()).toBe(80)
})

test('a changelog that is read from further back counts nothing twice, and throws nothing', async () => {
  const { observer, restored } = watched()
  observer.restoring?.(70, 100)
  observer.restoring?.(10, 100)
  expect(await restored()).toBe(70)
})
