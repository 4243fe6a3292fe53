import { type ContactEvent, isBatonError, type StateEntry, textMessage } from '@baton/domain'
import avsc from 'avsc'
import { expect, test } from 'vitest'
import { samplesOf } from '../../../schemas/generator/samples.ts'
import { type Codec, localCodecs } from './codec.ts'
import { schemaNames, schemaText } from './schemas.ts'
import { plain } from './testing/plain.ts'
import { bodyOf } from './wire.ts'

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

const codec = localCodecs().of('contact.events.v1')
const withText = (text: string): ContactEvent => ({
  ...event,
  event: {
    'baton.MessageReceived': textMessage('m1', text),
  },
})
const textOf = (bytes: Buffer) => codec.decode(bytes).event['baton.MessageReceived']?.text
const errorOf = (action: () => unknown): string => {
  try {
    action()
  } catch (error) {
    return isBatonError(error) ? `${error.code}: ${error.message}` : String(error)
  }
  return 'nothing thrown'
}

test('a value survives encoding and decoding', () => {
  const bytes = codec.encode(event)
  expect(bytes[0]).toBe(0)
  expect(bytes.readInt32BE(1)).toBe(codec.id)
  expect(codec.decode(bytes)).toEqual(event)
  expect(codec.decodeBody(bodyOf(bytes))).toEqual(event)
  expect(codec.encodeBody(event)).toEqual(bodyOf(bytes))
})

test.each(schemaNames)('every branch and symbol of %s survives', name => {
  const any = localCodecs().of(name) as Codec<unknown>
  const values = samplesOf(schemaText(name))
  for (const value of values) {
    expect(plain(any.decode(any.encode(value)))).toEqual(value)
    expect(any.encode(any.decode(any.encode(value)))).toEqual(any.encode(value))
  }
})

test('what avsc itself writes is the same', () => {
  for (const value of samplesOf(schemaText('contact.state.v1'))) {
    const plain = avsc.Type.forSchema(JSON.parse(schemaText('contact.state.v1')))
    const state = localCodecs().of('contact.state.v1') as Codec<unknown>
    expect(state.encodeBody(value)).toEqual(plain.toBuffer(value))
  }
})

test('fields with a default may be left out', () => {
  const part = { event: { 'baton.TimerDue': { dueAt: 7 } } } as ContactEvent
  expect(codec.decode(codec.encode(part))).toEqual({
    eventId: '',
    locationId: '',
    source: '',
    sentAt: 0,
    event: { 'baton.TimerDue': { dueAt: 7 } },
  })
})

test('texts of every length and alphabet survive, also beyond the first scratch', () => {
  const letters = ['a', 'é', '屋', '🏠', '~']
  for (const length of [0, 1, 2, 31, 62, 63, 64, 65, 127, 128, 16_000]) {
    for (const letter of letters) {
      const text = letter.repeat(length)
      expect(textOf(codec.encode(withText(text)))).toBe(text)
      expect(textOf(codec.encode(withText(`a${text}`)))).toBe(`a${text}`)
    }
  }
  const policies = localCodecs().of('handoff.policies.v1')
  const document = 'x'.repeat(500_000)
  const bytes = policies.encode({
    entry: { 'baton.PolicyDocument': { hash: 'h', name: 'n', document } },
  })
  expect(bytes.length).toBeGreaterThan(500_000)
})

test('a lone surrogate becomes U+FFFD, so that what was written reads back the same for ever', () => {
  const cut = '🏠'.slice(0, 1)
  for (const text of [cut, `house ${cut}`, cut.repeat(100)]) {
    const once = textOf(codec.encode(withText(text)))
    expect(once).toBe(text.toWellFormed())
    expect(textOf(codec.encode(withText(once ?? '')))).toBe(once)
  }
})

test('two values encoded one after the other do not share bytes', () => {
  const first = codec.encode(withText('first'))
  const copy = Buffer.from(first)
  codec.encode(withText('second'))
  expect(first).toEqual(copy)
})

test('a value that does not fit is refused with its paths and without its content', () => {
  const wrong = { ...withText('call me at +15551234567'), sentAt: 'noon' } as never
  const error = errorOf(() => codec.encode(wrong))
  expect(error).toBe('BUG: no baton.ContactEvent: sentAt is string, not long')
  expect(errorOf(() => codec.encode({ ...event, event: {} } as never))).toContain('event is object')
  const states = localCodecs().of('contact.state.v1')
  const bytes = states.encode(samplesOf(schemaText('contact.state.v1'))[0] as StateEntry)
  const state = states.decode(bytes).entry['baton.ContactState']!
  state.term = 0.5
  expect(errorOf(() => states.encode({ entry: { 'baton.ContactState': state } }))).toBe(
    'BUG: no baton.StateEntry: entry.baton.ContactState.term is number, not int',
  )
})

test.each([
  ['no bytes', '', 'BAD_MAGIC: 0 bytes are shorter than the 5-byte header'],
  [
    'JSON',
    Buffer.from('{"text":"hello"}').toString('hex'),
    'BAD_MAGIC: the first byte is 123, not 0',
  ],
  ['only a header', '00000000ID', 'MALFORMED_AVRO: the value ends early'],
  ['an id nobody gave', '00000f424000', 'UNKNOWN_SCHEMA: the registry has no schema 1000000'],
])('%s is poison', (_, hex, message) => {
  const id = codec.id.toString(16).padStart(2, '0')
  expect(errorOf(() => codec.decode(Buffer.from(hex.replace('ID', id), 'hex')))).toBe(message)
})
