import type { ContactEvent } from '@baton/domain'
import type { Arrived } from '@baton/stream'
import { expect, test } from 'vitest'
import { LookAhead, type Reader } from './look-ahead.ts'

const from = { topic: 'events', partition: 0 }
const event: ContactEvent = {
  eventId: '',
  locationId: '',
  source: 'test',
  sentAt: 0,
  event: { 'baton.TimerDue': { dueAt: 0 } },
}

const arrived = (count: number): Arrived[] =>
  Array.from({ length: count }, (_, offset) => {
    return { record: { offset, timestamp: 0, key: null, value: null, headers: undefined }, from }
  })

/** Notes which offsets were decoded. */
const reader = (log: number[], bad = -1): Reader => ({
  decode(one) {
    log.push(one.record.offset)
    if (one.record.offset === bad) throw new Error('cannot be decoded')
    return { contactId: `c${one.record.offset}`, event, ahead: null }
  },
  understand: () => null,
})

test('records come back in their order, each once', () => {
  const ahead = new LookAhead()
  const all = arrived(3)
  ahead.look(all, reader([]))
  expect(all.map(({ record }) => ahead.take(record)?.contactId)).toEqual(['c0', 'c1', 'c2'])
  expect(ahead.take(all[0]!.record)).toBeUndefined()
})

test('what a full batch leaves over is not read again', () => {
  const ahead = new LookAhead()
  const all = arrived(4)
  const read: number[] = []
  ahead.look(all.slice(0, 3), reader(read))
  ahead.take(all[0]!.record)
  ahead.look(all.slice(1), reader(read))
  expect(read).toEqual([0, 1, 2, 3])
  expect(ahead.take(all[1]!.record)?.contactId).toBe('c1')
})

test('after a batch that was taken back all of it is read anew', () => {
  const ahead = new LookAhead()
  const all = arrived(2)
  const read: number[] = []
  ahead.look(all, reader(read))
  ahead.take(all[0]!.record)
  ahead.look(all, reader(read))
  expect(read).toEqual([0, 1, 0, 1])
  expect(ahead.take(all[0]!.record)?.contactId).toBe('c0')
})

test('what cannot be read is left to its turn, with all behind it', () => {
  const ahead = new LookAhead()
  const all = arrived(3)
  ahead.look(all, reader([], 1))
  expect(all.map(({ record }) => ahead.take(record)?.contactId)).toEqual([
    'c0',
    undefined,
    undefined,
  ])
})

test('a message that cannot be understood is left to its turn, with all behind it', () => {
  const ahead = new LookAhead()
  const all = arrived(3)
  const understand: Reader['understand'] = ({ contactId }) => {
    if (contactId === 'c1') throw new Error('cannot be understood')
    return null
  }
  ahead.look(all, { ...reader([]), understand })
  expect(all.map(({ record }) => ahead.take(record)?.contactId)).toEqual([
    'c0',
    undefined,
    undefined,
  ])
})
