import { type ContactEvent, type ContactState, textMessage } from '@baton/domain'
import { expect, test } from 'vitest'
import type { Place } from './fold.ts'
import { foldEvent } from './fold-event.ts'
import { replyWith } from './testing/contact.ts'
import { plain, tablesOf } from './testing/policies.ts'

const place = (offset: number): Place => ({
  topic: 't.contact.events.v1',
  partition: 0,
  offset,
  timestamp: 1_000 + offset,
})

const says = (messageId: string, locationId: string): ContactEvent => ({
  eventId: '',
  locationId,
  source: 'ingress',
  sentAt: 0,
  event: {
    'baton.MessageReceived': textMessage(messageId, 'hi'),
  },
})

/** Two offices, each with a policy of its own. */
const tables = {
  ...tablesOf(),
  policyOf: (location: string) => ({ policy: plain, hash: `policy of ${location}` }),
}

const fold = (state: ContactState | undefined, event: ContactEvent, offset: number) => {
  const folded = foldEvent(state, 'c1', event, place(offset), tables)
  return { state: folded.state ?? undefined, policy: folded.emissions.at(-1)?.decision.policy }
}

test('an event is decided under the policy of its location', () => {
  expect(fold(undefined, says('m1', 'austin'), 0).policy).toBe('policy of austin')
})

test('an event that names no location is decided under that of its contact', () => {
  const { state } = fold(undefined, says('m1', 'austin'), 0)
  expect(fold(state, says('m2', ''), 1).policy).toBe('policy of austin')
})

test('a contact that moves to another location is decided under its policy from then on', () => {
  const first = fold(undefined, says('m1', 'austin'), 0)
  const moved = fold(first.state, says('m2', 'boise'), 1)
  expect(moved.policy).toBe('policy of boise')
  expect(moved.state?.locationId).toBe('boise')
})

test('the id of a location is kept within 100 bytes', () => {
  expect(fold(undefined, says('m1', 'x'.repeat(150)), 0).state?.locationId).toBe('x'.repeat(100))
})

test('an event that names no location leaves the contact where it is', () => {
  const { state } = fold(undefined, says('m1', 'austin'), 0)
  expect(fold(state, says('m2', ''), 1).state?.locationId).toBe('austin')
})

const replies = (routed: string, locationId: string): ContactEvent => ({
  eventId: '',
  locationId,
  source: 'bot:lead',
  sentAt: 0,
  event: {
    'baton.BotReplied': replyWith({ decisionId: routed, term: 0, bot: 'lead' }),
  } as ContactEvent['event'],
})

test.each([
  ['a reply to what was routed before', replies('before', 'austin')],
  ['a repeat of what was said before', says('m1', 'austin')],
])('%s brings nobody back to a former location', (_, late) => {
  const first = fold(undefined, says('m1', 'austin'), 0)
  const moved = fold(first.state, says('m2', 'boise'), 1)
  const after = fold(moved.state, late, 2)
  expect(after.policy).toBe('policy of boise')
  expect(after.state?.locationId).toBe('boise')
})

test('of a contact nobody knows, a reply says where it is', () => {
  expect(fold(undefined, replies('unknown', 'austin'), 0)).toMatchObject({
    policy: 'policy of austin',
    state: { locationId: 'austin' },
  })
})

test('a timer due before a contact moves is decided where the contact was, whenever it is noticed', () => {
  const once = { ...plain, replies: { ...plain.replies, attempts: 1 } }
  const offices = {
    ...tables,
    policyOf: (location: string) => ({
      policy: location === 'boise' ? once : plain,
      hash: `policy of ${location}`,
    }),
  }
  const { deadlineMs } = plain.replies
  const due = (events: readonly (readonly [event: ContactEvent, at: number])[]) => {
    let state: ContactState | undefined
    return events.flatMap(([event, at], offset) => {
      const folded = foldEvent(state, 'c1', event, { ...place(offset), timestamp: at }, offices)
      state = folded.state ?? undefined
      return folded.emissions
        .map(({ decision }) => decision)
        .filter(({ event }) => event === 'reply')
        .map(({ verdict, policy, at }) => ({ verdict, policy, at }))
    })
  }
  const wakes: ContactEvent = { ...says('', ''), event: { 'baton.TimerDue': { dueAt: 0 } } }
  const late = due([
    [says('m1', 'austin'), 0],
    [says('m2', 'boise'), deadlineMs + 1],
  ])
  const inTime = due([
    [says('m1', 'austin'), 0],
    [wakes, deadlineMs],
    [says('m2', 'boise'), deadlineMs + 1],
  ])
  expect(late).toEqual([{ verdict: 'continue', policy: 'policy of austin', at: deadlineMs }])
  expect(inTime).toEqual(late)
})
