import { expect, test } from 'vitest'
import { coordinatorPartition } from './cluster-view.ts'

test('an id is coordinated where Java hashes it to, also one with a negative hash', () => {
  expect(coordinatorPartition('group', 'hello', 50)).toEqual({
    topic: '__consumer_offsets',
    partition: 99162322 % 50,
  })
  // "polygenelubricants".hashCode() is the least int, which Kafka's Utils.abs takes for 0.
  expect(coordinatorPartition('transaction', 'polygenelubricants', 50).partition).toBe(0)
  expect(coordinatorPartition('transaction', 'router', 50).partition).toBe(925132983 % 50)
})
