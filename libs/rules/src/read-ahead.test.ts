// Law: what was read before its turn changes no decision, wherever the contact stood when it was
// read.

import { type ContactEvent, type ContactState, textMessage } from '@baton/domain'
import { expect, test } from 'vitest'
import { foldEvent } from './fold-event.ts'
import { readAhead } from './read-ahead.ts'
import { MINUTE, MORNING } from './testing/contact.ts'
import { realEstate, tablesOf } from './testing/policies.ts'

const TALK = [
  'hi, is the house on Burnet rd still there?',
  'we want to buy, 3 beds in Austin, up to 525k',
  'yes',
  "actually we're thinking about selling our place first, what could we get for it?",
  '2009, 3/2',
  'no wait, make that 4',
  'can I talk to a real person?',
  'STOP',
  'we want to buy',
  'START',
  'ok, 3',
]
const tables = tablesOf({ policy: realEstate })

const said = (text: string, i: number): ContactEvent => ({
  eventId: '',
  locationId: '',
  source: 'test',
  sentAt: 0,
  event: {
    'baton.MessageReceived': textMessage(`m${i}`, text),
  },
})

const place = (offset: number) => {
  return { topic: 'test', partition: 0, offset, timestamp: MORNING + offset * MINUTE }
}

test.each([0, 1, 2, 5, TALK.length])('read %i messages too early', early => {
  const states: (ContactState | undefined)[] = [undefined]
  TALK.forEach((text, i) => {
    const event = said(text, i)
    const now = states.at(-1)
    const ahead = readAhead(states[Math.max(0, i - early)], event, tables)
    const plain = foldEvent(now, 'c', event, place(i), tables)
    expect(foldEvent(now, 'c', event, place(i), tables, ahead)).toEqual(plain)
    states.push(plain.state ?? undefined)
  })
  expect(new Set(states.map(state => state?.owner)).size).toBeGreaterThan(4)
})

test('what another message was read as does not count', () => {
  const ahead = readAhead(undefined, said('I want to sell my house', 0), tables)
  const { emissions } = foldEvent(undefined, 'c', said('hello', 0), place(0), tables, ahead)
  expect(emissions[0]?.decision.verdict).toBe('continue')
})

test('only messages are read, and none of a contact that is opted out', () => {
  const due: ContactEvent = { ...said('', 0), event: { 'baton.TimerDue': { dueAt: 0 } } }
  expect(readAhead(undefined, due, tables)).toBeNull()
  const { state } = foldEvent(undefined, 'c', said('STOP', 0), place(0), tables)
  expect(readAhead(state ?? undefined, said('sell', 1), tables)).toBeNull()
})
