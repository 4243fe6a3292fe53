import type { ContactEvent } from '@baton/domain'
import { expect, test } from 'vitest'
import { localCodecs } from './codec.ts'

const event: ContactEvent = {
  eventId: 'e1',
  locationId: 'l1',
  source: 'ingress',
  sentAt: 1_760_000_000_000,
  event: {
    'baton.MessageReceived': {
      messageId: 'm1',
      text: 'looking for a 3 bed under 650k',
      channel: 'sms',
      conversationId: '',
      intents: [{ intent: 'buy', score: 8200 }],
      facts: [],
    },
  },
}

test('a value survives encoding and decoding', () => {
  const codec = localCodecs().of('contact.events.v1')
  const bytes = codec.encode(event)
  expect(bytes[0]).toBe(0)
  expect(bytes.readInt32BE(1)).toBe(codec.id)
  expect(codec.decode(bytes)).toEqual(event)
})
