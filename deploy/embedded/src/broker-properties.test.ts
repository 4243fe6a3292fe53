import { expect, test } from 'vitest'
import { brokerProperties } from './broker-properties.ts'

const parse = (text: string) =>
  new Map(
    text
      .trimEnd()
      .split('\n')
      .map(line => line.split('=') as [string, string]),
  )

const single = {
  nodeId: 1,
  brokerPort: 19092,
  voters: [{ nodeId: 1, controllerPort: 19093 }],
  logDir: '/data/kafka',
  replicationFactor: 1,
  partitionsDefault: 4,
  fast: false,
}

test('a single node listens on the loopback only and replicates nothing', () => {
  const properties = parse(brokerProperties(single))
  expect(properties.get('listeners')).toBe(
    'PLAINTEXT://127.0.0.1:19092,CONTROLLER://127.0.0.1:19093',
  )
  expect(properties.get('controller.quorum.voters')).toBe('1@127.0.0.1:19093')
  expect(properties.get('offsets.topic.replication.factor')).toBe('1')
  expect(properties.get('transaction.state.log.min.isr')).toBe('1')
  expect(properties.get('auto.create.topics.enable')).toBe('false')
  expect(properties.get('num.partitions')).toBe('4')
})

test('three nodes know each other and survive the loss of one', () => {
  const voters = [1, 2, 3].map(nodeId => ({ nodeId, controllerPort: 20_000 + nodeId }))
  const properties = parse(brokerProperties({ ...single, nodeId: 2, voters, replicationFactor: 3 }))
  expect(properties.get('node.id')).toBe('2')
  expect(properties.get('controller.quorum.voters')).toBe(
    '1@127.0.0.1:20001,2@127.0.0.1:20002,3@127.0.0.1:20003',
  )
  expect(properties.get('listeners')).toContain('CONTROLLER://127.0.0.1:20002')
  expect(properties.get('transaction.state.log.replication.factor')).toBe('3')
  expect(properties.get('min.insync.replicas')).toBe('2')
})

test('only tests let groups form at once', () => {
  const delay = 'group.initial.rebalance.delay.ms'
  expect(parse(brokerProperties({ ...single, fast: true })).get(delay)).toBe('0')
  expect(parse(brokerProperties(single)).get(delay)).toBe('500')
})

test('a node that is no voter is refused', () => {
  expect(() => brokerProperties({ ...single, nodeId: 9 })).toThrow('node 9')
})
