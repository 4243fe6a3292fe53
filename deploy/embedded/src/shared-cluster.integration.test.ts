import { expect, inject, test } from 'vitest'
import '../../../test/cluster.ts'
import { brokerAnswers } from './kafka-probe.ts'
import { registryAnswers } from './readiness.ts'

test('the cluster the tests share answers', async () => {
  const { brokers, registryUrl } = inject('cluster')
  const [host, port] = brokers[0]!.split(':')
  expect(await brokerAnswers(host!, Number(port))).toBe(true)
  expect(await registryAnswers(registryUrl)).toBe(true)
})
