import { expect, inject, onTestFinished, test } from 'vitest'
import { testClient, unique } from '../testing/broker.ts'
import { Cluster } from './cluster.ts'
import { parseSettings } from './config.ts'

test('after a broker failed, all it led is asked for anew, not only what failed', async () => {
  const [one, other] = [unique('led'), unique('led')]
  const admin = testClient().admin()
  await admin.create([one, other].map(name => ({ name, partitions: 1 })))
  onTestFinished(() => admin.delete([one, other]))
  let reachable = true
  const cluster = new Cluster(
    parseSettings({
      brokers: inject('cluster').brokers,
      clientId: 'kafka-test',
      route: address => (reachable ? address : { host: '127.0.0.1', port: 1 }),
    }),
  )
  onTestFinished(() => cluster.close())
  const leader = await cluster.leader(one, 0)
  await cluster.leader(other, 0)
  const asked: string[] = []
  const { metadata } = cluster
  cluster.metadata = topics => {
    asked.push(...(topics ?? []))
    return metadata.call(cluster, topics)
  }
  await cluster.leader(other, 0)
  expect(asked).toEqual([])

  reachable = false
  const links = cluster.links()
  await expect(links.use(leader, async () => {})).rejects.toThrow()
  reachable = true
  await cluster.leader(other, 0)
  expect(asked).toEqual([other])
})
