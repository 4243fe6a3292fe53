// Method: handlers that return when the test says so, long after their deadline.
import { expect, test } from 'vitest'
import type { Handler } from '../bot.ts'
import type { Turn } from '../turn.ts'
import { gate, Rig, settled } from './testing/rig.ts'

/** Counts the handlers at work of each contact, and of all. */
const counted = (handle: (turn: Turn) => Promise<void>) => {
  const now = new Map<string, number>()
  const most = { ofOne: 0, ofAll: 0 }
  const handler: Handler = async turn => {
    const { contactId } = turn.routed
    now.set(contactId, (now.get(contactId) ?? 0) + 1)
    most.ofOne = Math.max(most.ofOne, ...now.values())
    most.ofAll = Math.max(
      most.ofAll,
      [...now.values()].reduce((a, b) => a + b),
    )
    await handle(turn).finally(() => now.set(contactId, (now.get(contactId) ?? 0) - 1))
  }
  return { handler, most }
}

test('a contact has one handler at a time, also beyond the deadline', async () => {
  const rig = new Rig()
  const slow = gate()
  const { handler, most } = counted(async turn => {
    if (turn.routed.decisionId === 'a1') await slow.opened
    turn.reply('ok')
  })
  await rig.route(...['a1', 'a2', 'a3'].map(decisionId => ({ contactId: 'a', decisionId })))
  await rig.route({ contactId: 'b', decisionId: 'b1' })
  const worker = rig.start(handler, { deadlineMs: 30 })
  // Those behind it are not handled, and wait no longer than a handler may take.
  await settled(() => worker.committable === 4)
  expect(rig.dead.map(({ offset, cause }) => [offset, cause])).toEqual([
    ['0', 'TIMED_OUT'],
    ['1', 'TIMED_OUT'],
    ['2', 'TIMED_OUT'],
  ])
  expect(worker.running).toBe(1)
  slow.open()
  await settled(() => worker.running === 0)
  await rig.route({ contactId: 'a', decisionId: 'a4' })
  await settled(() => worker.committable === 5)
  expect(rig.replies.map(reply => reply.decisionId)).toEqual(['b1', 'a4'])
  expect(most.ofOne).toBe(1)
})

test('handlers that do not return count, and their partition goes on when one does', async () => {
  const rig = new Rig()
  const slow = gate()
  const { handler, most } = counted(async turn => {
    if (turn.routed.decisionId.startsWith('slow')) await slow.opened
    turn.reply('ok')
  })
  const names = [...Array.from({ length: 8 }, (_, i) => `slow-${i}`), 'last']
  await rig.route(...names.map(decisionId => ({ contactId: decisionId, decisionId })))
  const worker = rig.start(handler, { deadlineMs: 20 })
  await settled(() => worker.isStalled && worker.committable === 4)
  expect({ ...most, running: worker.running }).toEqual({ ofOne: 1, ofAll: 4, running: 4 })
  slow.open()
  await settled(() => worker.committable === names.length)
  expect(rig.replies.map(reply => reply.decisionId)).toContain('last')
  expect(most.ofAll).toBe(4)
})

test('stopping waits for no handler beyond its deadline', async () => {
  const rig = new Rig()
  await rig.route(...['a', 'b', 'c'].map(contactId => ({ contactId, decisionId: contactId })))
  const worker = rig.start(() => new Promise(() => undefined), { deadlineMs: 10, contactsMax: 1 })
  await settled(() => worker.isStalled)
  await worker.stop()
  expect(worker.committable).toBe(1)
})

test('a contact that floods takes no turn from another', async () => {
  const rig = new Rig()
  const slow = gate()
  const flood = Array.from({ length: 400 }, (_, i) => ({
    contactId: 'flood',
    decisionId: `f${i}`,
  }))
  await rig.route(...flood, { contactId: 'other', decisionId: 'other' })
  const worker = rig.start(
    async turn => {
      if (turn.routed.contactId === 'flood') await slow.opened
      turn.reply('ok')
    },
    { contactsMax: 32 },
  )
  await settled(() => rig.replies.length === 1)
  expect(rig.replies[0]?.decisionId).toBe('other')
  slow.open()
  await settled(() => worker.committable === 401)
})
