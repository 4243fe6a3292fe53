/**
 * Microseconds for encoding and decoding, the bounded walk included. Decoding "older" means bytes
 * of another schema version, through a resolver.
 */

import { codecFor, codecsOf, fixedSchemas, localCodecs, schemaText } from '@baton/codec'
import type { ContactEvent } from '@baton/domain'
import type { Measured } from './harness/figures.ts'

const ROUNDS = 50_000
/** The fastest of so many repeats counts: the others shared the processor. */
const REPEATS = 9
const at = 1_760_000_000_000
const codecs = localCodecs()

const message: ContactEvent = {
  eventId: 'evt-7f3a91c2',
  locationId: 'loc-austin',
  source: 'ingress',
  sentAt: at,
  event: {
    'baton.MessageReceived': {
      messageId: 'msg-5512fe',
      text: 'looking for a 3 bed under 650k, want to move in 3 months',
      channel: 'sms',
      conversationId: 'conv-1',
      intents: [],
      facts: [],
    },
  },
}

const id = '0123456789abcdef0123456789abcdef'
const guards = ['opted-out', 'cooldown', 'circular', 'rate-hour', 'rate-day'].map(guard => ({
  guard,
  passed: true,
  inputs: [
    { name: 'last', value: at },
    { name: 'count', value: 1 },
  ],
  passesAt: null,
}))
const decision = codecs.of('handoff.decisions.v1')
const state = codecs.of('contact.state.v1')

/** Only what has no default: the codec puts the rest in. */
const full = <T>(codec: { encode(value: T): Buffer; decode(bytes: Buffer): T }, part: object): T =>
  codec.decode(codec.encode(part as T))

const decided = full(decision, {
  decisionId: id,
  partition: 2,
  offset: 123_456,
  slot: 0,
  contactId: 'contact-77812',
  event: 'MessageReceived',
  at,
  verdict: 'handoff',
  reason: 'intent',
  owner: 'lead',
  ownerAfter: 'buyer',
  target: 'buyer',
  term: 3,
  scores: [{ intent: 'buy', score: 8_700 }],
  evidence: [{ label: 'buy', start: 0, end: 11 }],
  threshold: { from: 'lead', to: 'buyer', value: 7_000, source: 'policy' },
  guards,
  facts: ['buying.budget.max', 'buying.beds'],
  engine: id,
  policy: id,
  tables: id,
})

const contact = full(state, {
  entry: {
    'baton.ContactState': {
      owner: 'buyer',
      term: 3,
      locationId: 'loc-austin',
      eventTime: at,
      qualified: ['lead'],
      blocked: [at, at],
      initiated: [at],
      timers: Array.from({ length: 4 }, (_, i) => ({ id: `outcome:${id}`, dueAt: at + i })),
      outcomes: Array.from({ length: 2 }, () => ({
        decisionId: id,
        from: 'lead',
        to: 'buyer',
        at,
        score: 8_700,
        threshold: 7_000,
      })),
    },
  },
})

/** Fastest of the repeats, µs. */
const microsOf = (work: () => unknown): number => {
  let micros = Number.POSITIVE_INFINITY
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = performance.now()
    for (let i = 0; i < ROUNDS; i++) work()
    micros = Math.min(micros, ((performance.now() - start) * 1_000) / ROUNDS)
  }
  return micros
}

/**
 * Bytes that another version of the schema wrote: without sentAt, 6 bytes behind the three strings.
 */
const olderReading = (): (() => unknown) => {
  const older = JSON.parse(schemaText('contact.events.v1'))
  older.fields = older.fields.filter((field: { name: string }) => field.name !== 'sentAt')
  const schemas = fixedSchemas(new Map([[2, JSON.stringify(older)]]))
  const reader = codecFor('contact.events.v1', 1, schemas)
  const whole = codecsOf(new Map([['contact.events.v1', 2]]), schemas).of('contact.events.v1')
  const bytes = whole.encode(message)
  const { eventId, locationId, source } = message
  const cut = 5 + 1 + eventId.length + 1 + locationId.length + 1 + source.length
  const short = Buffer.concat([bytes.subarray(0, cut), bytes.subarray(cut + 6)])
  return () => reader.tryDecode(short)
}

export const benchCodec = (print: (measured: Measured) => void): void => {
  const measure = <T>(
    label: string,
    codec: { encode(value: T): Buffer; tryDecode(bytes: Buffer): unknown },
    value: T,
  ): void => {
    const bytes = codec.encode(value)
    const figures = {
      encodeUs: microsOf(() => codec.encode(value)),
      decodeUs: microsOf(() => codec.tryDecode(bytes)),
      bytes: bytes.length,
    }
    print({ bench: 'codec', circumstances: label, figures })
  }
  measure('MessageReceived', codecs.of('contact.events.v1'), message)
  measure('Decision', decision, decided)
  measure('ContactState', state, contact)
  const figures = { decodeUs: microsOf(olderReading()) }
  print({ bench: 'codec', circumstances: 'MessageReceived of another version', figures })
}
