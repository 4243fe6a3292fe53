// Method: a membership whose heartbeats succeed when the test says so, and a clock that it sets.
import { expect, test } from 'vitest'
import { GroupStanding } from './group-standing.ts'

const SESSION_MS = 6_000

const standing = () => {
  const clock = { now: 0 }
  let waiting = Promise.withResolvers<void>()
  const membership = { goodHeartbeat: () => waiting.promise }
  const group = new GroupStanding(membership, SESSION_MS, () => clock.now)
  const beat = async () => {
    const { resolve } = waiting
    waiting = Promise.withResolvers<void>()
    resolve()
    await Promise.resolve()
  }
  const end = async () => {
    waiting.reject(new Error('left the group'))
    await Promise.resolve()
  }
  return { clock, group, beat, end }
}

test('a member counts as assigned as long as its group has heard of it within the session', async () => {
  const { clock, group, beat } = standing()
  expect(group.isAssigned).toBe(false)
  group.follow()
  clock.now = SESSION_MS
  expect(group.isAssigned).toBe(true)
  expect(group.missing()).toEqual([])
  clock.now = SESSION_MS + 1
  expect(group.isAssigned).toBe(false)
  expect(group.missing()).toEqual(['partitions of its group'])
  await beat()
  expect(group.isAssigned).toBe(true)
})

test('one that has left its group is not, and nothing is waited for any more', async () => {
  const { clock, group, beat, end } = standing()
  group.follow()
  await beat()
  await end()
  clock.now = SESSION_MS + 1
  expect(group.isAssigned).toBe(false)
})
