// Method: members in one process, each with a client of its own; what they are given is recorded
// from their callbacks.
import type { Assignment } from '@baton/stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { KafkaClient } from '../client.ts'
import { eventually, testClient, testTopic, unique } from '../testing/broker.ts'
import type { GroupMembership, MembershipOptions } from './group-membership.ts'

interface Member {
  readonly membership: GroupMembership
  readonly assignments: Assignment[]
  readonly rebalancings: number[]
  readonly lost: unknown[]
  readonly now: () => readonly number[]
}

const joinGroup = async (
  kafka: KafkaClient,
  options: Pick<MembershipOptions, 'groupId' | 'topic'> & Partial<MembershipOptions>,
): Promise<Member> => {
  const assignments: Assignment[] = []
  const rebalancings: number[] = []
  const lost: unknown[] = []
  const membership = kafka.membership({
    heartbeatMs: 100,
    onRebalancing: () => rebalancings.push(assignments.length),
    ...options,
  })
  onTestFinished(() => membership.leave())
  await membership.join({ assigned: a => assignments.push(a), lost: e => lost.push(e) })
  const now = () => assignments.at(-1)?.partitions ?? []
  return { membership, assignments, rebalancings, lost, now }
}

const all = (...members: readonly Member[]): number[] =>
  members.flatMap(m => [...m.now()]).sort((a, b) => a - b)

describe('a member of the group', () => {
  test('gets everything alone, shares with who joins, keeps what stays, inherits from who leaves', async () => {
    const kafka = testClient()
    const topic = await testTopic(kafka, 'members', { partitions: 6 })
    const groupId = unique('group')
    const first = await joinGroup(kafka, { groupId, topic })
    expect(first.now()).toEqual([0, 1, 2, 3, 4, 5])

    const second = await joinGroup(testClient(), { groupId, topic })
    await eventually(() => first.now().length === 3)
    expect(all(first, second)).toEqual([0, 1, 2, 3, 4, 5])
    expect(first.rebalancings.length).toBeGreaterThan(0)
    const kept = [...first.now()]

    const third = await joinGroup(testClient(), { groupId, topic })
    await eventually(() => all(first, second, third).length === 6)
    for (const partition of first.now()) expect(kept).toContain(partition)

    const keptOnLeave = [first.now(), third.now()]
    await second.membership.leave()
    await eventually(() => all(first, third).length === 6)
    expect(first.now()).toEqual(expect.arrayContaining([...(keptOnLeave[0] ?? [])]))
    expect(third.now()).toEqual(expect.arrayContaining([...(keptOnLeave[1] ?? [])]))
    expect([first, third].flatMap(m => m.assignments.map(a => a.evicted))).not.toContain(true)
  })

  test('learns after a frozen event loop that it was evicted', async () => {
    const kafka = testClient()
    const topic = await testTopic(kafka, 'evicted', { partitions: 2 })
    const groupId = unique('group')
    const sessionTimeoutMs = 1_000
    const member = await joinGroup(kafka, { groupId, topic, sessionTimeoutMs })
    // The coordinator has to notice meanwhile, on a machine of which this loop takes a core.
    const until = Date.now() + 2 * sessionTimeoutMs + 1_000
    while (Date.now() < until);
    await eventually(() => member.assignments.length > 1)
    expect(member.assignments.at(-1)).toEqual({ partitions: [0, 1], evicted: true })
  })

  test('resolves goodHeartbeat only by a heartbeat sent after the question', async () => {
    const kafka = testClient()
    const topic = await testTopic(kafka, 'heartbeat')
    const { membership } = await joinGroup(kafka, {
      groupId: unique('group'),
      topic,
      heartbeatMs: 300,
    })
    await membership.goodHeartbeat()
    const asked = performance.now()
    await membership.goodHeartbeat()
    expect(performance.now() - asked).toBeGreaterThan(250)
    const waiting = expect(membership.goodHeartbeat()).rejects.toMatchObject({ code: 'STOPPED' })
    await membership.leave()
    await waiting
    await expect(membership.goodHeartbeat()).rejects.toMatchObject({ code: 'STOPPED' })
  })

  test('reports offsets for lag tools', async () => {
    const kafka = testClient()
    const topic = await testTopic(kafka, 'lag', { partitions: 2 })
    const groupId = unique('group')
    const { membership } = await joinGroup(kafka, { groupId, topic })
    await membership.reportOffsets([{ partition: 1, offset: 17 }])
    expect(await kafka.admin().groupOffsets(groupId, topic)).toEqual(new Map([[1, 17]]))
  })

  test('waits for a group topic that is created late', async () => {
    const kafka = testClient()
    const topic = unique('late')
    const joining = joinGroup(kafka, { groupId: unique('group'), topic })
    await kafka.admin().create([{ name: topic, partitions: 1 }])
    onTestFinished(() => kafka.admin().delete([topic]))
    expect((await joining).now()).toEqual([0])
  })
})
