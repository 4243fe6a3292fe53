import type { OutboundMessage } from '@baton/domain'
import { expect, test } from 'vitest'
import { PRIORITIES } from '../plan/call.ts'
import { planCalls } from '../plan/plan.ts'
import { Backlog } from './backlog.ts'
import { ContactLane } from './contact-lane.ts'
import type { TakenMessage } from './taken.ts'

const taken = (offset: number, ...actions: OutboundMessage['actions']): TakenMessage => {
  const message = { decisionId: 'd', contactId: 'c', locationId: 'l', bot: 'b', at: 0, actions }
  // The lane asks nothing of the location.
  const location = null as unknown as TakenMessage['location']
  return { message, offset, timestamp: 0, location, calls: [...planCalls(message)] }
}
const note = { 'baton.AddNote': { text: 'n' } }
const tags = { 'baton.AddTags': { tags: ['a'] } }
const text = { 'baton.SendText': { text: 't', kind: 'reply' as const, channel: 'sms' } }

test('carries out one message after the other, also those that come meanwhile', async () => {
  const lane = new ContactLane()
  const order: string[] = []
  const carryOut = async ({ offset }: TakenMessage) => {
    order.push(`begin ${offset}`)
    await Promise.resolve()
    order.push(`end ${offset}`)
    if (offset === 1) void lane.add(taken(3, note), carryOut)
  }
  await Promise.all([lane.add(taken(1, note), carryOut), lane.add(taken(2, note), carryOut)])
  expect(order).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3'])
  expect(lane.isEmpty).toBe(true)
  await lane.add(taken(4, note), carryOut)
  expect(order.at(-1)).toBe('end 4')
})

test('is as urgent as the most urgent that waits in it', async () => {
  const lane = new ContactLane()
  const go = Promise.withResolvers<void>()
  const running = lane.add(taken(1, note), () => go.promise)
  expect(lane.priority).toBe(PRIORITIES.note)
  void lane.add(taken(2, tags), async () => {})
  expect(lane.priority).toBe(PRIORITIES.record)
  void lane.add(taken(3, text), async () => {})
  expect(lane.priority).toBe(PRIORITIES.message)
  go.resolve()
  await running
})

test('what one location has waiting leaves a share to each other', () => {
  const backlog = new Backlog({ locationMax: 100, totalMax: 100 })
  for (let i = 0; i < 100; i++) backlog.add('large')
  expect(backlog.hasRoom('large')).toBe(false)
  for (let i = 0; i < 50; i++) {
    expect(backlog.hasRoom('small')).toBe(true)
    backlog.add('small')
  }
  expect(backlog.hasRoom('small')).toBe(false)
  backlog.remove('small')
  expect(backlog.hasRoom('small')).toBe(true)
})
