// Method: the worker on a log in memory, whose reads and appends fail where the test says so.
import { once } from 'node:events'
import { BatonError } from '@baton/domain'
import { renderMetrics } from '@baton/runtime'
import { expect, test } from 'vitest'
import { routedSample } from '../testing/routed-sample.ts'
import type { Turn } from '../turn.ts'
import { codecs, DEAD, gate, Rig, settled, TOPIC } from './testing/rig.ts'

test('answers each routed message with one event in the log of its contact', async () => {
  const rig = new Rig()
  await rig.route(
    { contactId: 'a', decisionId: 'd1', at: 7 },
    { contactId: 'b', decisionId: 'd2', at: 8 },
  )
  const worker = rig.start(turn => turn.reply(`re ${turn.routed.decisionId}`))
  await settled(() => worker.committable === 2)
  expect(rig.replies).toEqual([
    {
      key: 'a',
      decisionId: 'd1',
      texts: ['re d1'],
      eventId: 'reply:d1',
      source: 'bot:bot',
      timestamp: 7,
    },
    expect.objectContaining({ key: 'b', decisionId: 'd2', timestamp: 8 }),
  ])
})

test('keeps the order of a contact while others pass, and commits behind the slow one', async () => {
  const rig = new Rig()
  const slow = gate()
  await rig.route(
    { contactId: 'a', decisionId: 'a1' },
    { contactId: 'a', decisionId: 'a2' },
    { contactId: 'b', decisionId: 'b1' },
  )
  const worker = rig.start(async turn => {
    if (turn.routed.decisionId === 'a1') await slow.opened
    turn.reply('ok')
  })
  await settled(() => rig.replies.length === 1)
  expect({ answered: rig.replies[0]?.decisionId, committable: worker.committable }).toEqual({
    answered: 'b1',
    committable: 0,
  })
  slow.open()
  await settled(() => worker.committable === 3)
  expect(rig.replies.map(reply => reply.decisionId)).toEqual(['b1', 'a1', 'a2'])
})

test('what a handler throws or lets lie goes to the dead letters with its cause, and the next is answered', async () => {
  const rig = new Rig()
  await rig.route(
    { decisionId: 'throws' },
    { decisionId: 'hangs' },
    { decisionId: 'outside' },
    { decisionId: 'good' },
  )
  const worker = rig.start(
    async turn => {
      const { decisionId } = turn.routed
      if (decisionId === 'throws') throw new Error('planted')
      if (decisionId === 'outside') throw new BatonError('BROKER_UNAVAILABLE', 'planted')
      if (decisionId === 'hangs') await once(turn.signal, 'abort')
      turn.reply('ok')
    },
    { deadlineMs: 5 },
  )
  await settled(() => worker.committable === 4)
  expect(rig.dead.map(({ cause, offset }) => [cause, offset])).toEqual([
    ['HANDLER_THREW', '0'],
    ['TIMED_OUT', '1'],
    ['BROKER_UNAVAILABLE', '2'],
  ])
  expect(rig.replies.map(reply => reply.decisionId)).toEqual(['good'])
  expect(rig.failures).toEqual([])
})

test('what cannot be read goes to the dead letters', async () => {
  const rig = new Rig()
  await rig.write('a', Buffer.from('no avro'))
  await rig.write('b', null)
  await rig.route({ decisionId: 'good' })
  const worker = rig.start(turn => turn.reply('ok'))
  await settled(() => worker.committable === 3)
  expect(rig.dead.map(({ key, cause }) => [key, cause])).toEqual([
    ['a', 'BAD_MAGIC'],
    ['b', 'NULL_VALUE'],
  ])
})

test('an answer the broker does not take is tried again, and is no dead letter', async () => {
  const rig = new Rig()
  await rig.route({ decisionId: 'd1' })
  let failures = 3
  rig.log.fault = operation => {
    if (operation === 'append' && failures-- > 0) throw new BatonError('BROKER_UNAVAILABLE', 'away')
  }
  let handled = 0
  const worker = rig.start(turn => {
    handled++
    turn.reply('ok')
  })
  await settled(() => worker.committable === 1)
  expect({ replies: rig.replies.length, dead: rig.dead, handled }).toEqual({
    replies: 1,
    dead: [],
    handled: 1,
  })
})

test('goes on reading where it was when the broker was away', async () => {
  const rig = new Rig()
  await rig.route(...['d1', 'd2', 'd3', 'd4', 'd5'].map(decisionId => ({ decisionId })))
  let fetches = 0
  rig.log.fault = operation => {
    if (operation === 'fetch' && ++fetches === 2) throw new BatonError('BROKER_UNAVAILABLE', 'away')
  }
  const worker = rig.start(turn => turn.reply('ok'))
  await settled(() => worker.committable === 5)
  expect(rig.replies.map(reply => reply.decisionId)).toEqual(['d1', 'd2', 'd3', 'd4', 'd5'])
})

test('says so when it cannot go on', async () => {
  const rig = new Rig()
  rig.log.fault = operation => {
    if (operation === 'fetch') throw new BatonError('LOG_TRUNCATED', 'planted')
  }
  rig.start(turn => turn.reply('ok'))
  await settled(() => rig.failures.length === 1)
  expect(rig.failures).toMatchObject([{ code: 'LOG_TRUNCATED' }])
})

test('stopping lets handlers end, and begins no further ones', async () => {
  const rig = new Rig()
  const slow = gate()
  await rig.route({ decisionId: 'd1' }, { decisionId: 'd2' })
  const worker = rig.start(async turn => {
    await slow.opened
    turn.reply('ok')
  })
  await settled(() => worker.running === 1)
  const stopped = worker.stop()
  slow.open()
  await stopped
  expect({ replies: rig.replies.length, committable: worker.committable }).toEqual({
    replies: 1,
    committable: 1,
  })
})

test('a value of the wrong kind is the dead letter of its own message, and the others are answered', async () => {
  const rig = new Rig()
  const wrong: Readonly<Record<string, (turn: Turn) => void>> = {
    confidence: turn => turn.requestHandoff('seller', 'why', 0.9),
    fact: turn => turn.learned([{ side: 'buying', name: 'beds', value: 3 as never }]),
    date: turn => turn.wakeAt(new Date() as never),
    fraction: turn => turn.wakeAt(turn.routed.at + 86_400_000 / 7),
    nan: turn => turn.wakeAt(Number.NaN),
    reason: turn => turn.qualified(null as never),
    'what it answers': turn => Object.assign(turn.routed, { term: 'first' }),
  }
  const names = Object.keys(wrong)
  await rig.route(...names.map(decisionId => ({ contactId: decisionId, decisionId })))
  await rig.route({ contactId: 'innocent', decisionId: 'good' })
  const worker = rig.start(turn => {
    wrong[turn.routed.decisionId]?.(turn)
    turn.reply('ok')
  })
  await settled(() => worker.committable === names.length + 1)
  const causes = Object.fromEntries(rig.dead.map(({ key, cause }) => [key, cause]))
  expect(causes).toEqual({
    ...Object.fromEntries(names.map(name => [name, 'HANDLER_THREW'])),
    'what it answers': 'BUG',
  })
  expect(rig.replies.map(reply => reply.decisionId)).toEqual(['good'])
  expect(rig.failures).toEqual([])
})

test('a message too large to be copied is buried without its value, and the next is answered', async () => {
  const rig = new Rig()
  rig.log.broker.isTooLarge = ({ topic, records }) =>
    topic === DEAD && [...records].some(({ value }) => (value?.length ?? 0) > 1_000)
  await rig.write('a', Buffer.alloc(1_001))
  await rig.write('k'.repeat(201), Buffer.alloc(1_001))
  await rig.route({ decisionId: 'good' })
  const worker = rig.start(turn => turn.reply('ok'))
  await settled(() => worker.committable === 3)
  const letters = rig.log.committed(DEAD, 0).map(({ key, value, headers }) => ({
    key: key && String(key),
    value,
    cause: String(headers?.['__streams.errors.exception']),
    left: String(headers?.['__streams.errors.value']),
  }))
  const letter = { value: null, cause: 'UNKNOWN_SCHEMA', left: 'left out' }
  expect(letters).toEqual([
    { ...letter, key: 'a' },
    { ...letter, key: null },
  ])
  expect(rig.failures).toEqual([])
})

test('an idle bot has no lag, though a commit marker follows the last message', async () => {
  const rig = new Rig()
  const writer = rig.log.writer('router', [TOPIC])
  await writer.init()
  const routed = { ...routedSample(), decisionId: 'd1' }
  const value = codecs.of('routing.v1').encode(routed)
  const records = [{ key: Buffer.from('a'), value, timestamp: 1_000 }]
  await writer.commit([{ topic: TOPIC, partition: 0, records }])
  rig.start(turn => turn.reply('ok'))
  await settled(() => rig.replies.length === 1)
  expect(await renderMetrics([rig.registry])).toMatch(/baton_bot_lag_records\{[^}]*\} 0\n/)
})
