import type { ContactEvent, ContactState } from '@baton/domain'
import { expect, test } from 'vitest'
import type { Place } from './fold.ts'
import { foldEvent } from './fold-event.ts'
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
    'baton.MessageReceived': {
      messageId,
      text: 'hi',
      channel: 'sms',
      conversationId: '',
      intents: [],
      facts: [],
    },
  } as ContactEvent['event'],
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
