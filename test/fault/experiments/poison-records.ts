import { bodyOf, type Codecs } from '@baton/codec'
import { partitionOf } from '@baton/domain'

/** A record that no producer of ours writes. */
export interface PoisonRecord {
  readonly cause: string
  readonly key: Buffer | null
  readonly value: Buffer | null
}

const HOSTILE_COUNT = Buffer.from([0x80, 0xc2, 0xd7, 0x2f])
const TEXT_TOO_LONG = 17_000
const KEY_TOO_LONG = 201
const UNKNOWN_ID = 999_999
/** Just under what the broker takes; beyond what the codec lets a string claim. */
const HUGE_TEXT = (1 << 20) - 1_000
/** Rare: each weighs as much as thousands of others. */
const HUGE_EVERY = 500

export class PoisonMaker {
  readonly #codecs: Codecs
  readonly #partitions: number

  constructor(codecs: Codecs, partitions: number) {
    this.#codecs = codecs
    this.#partitions = partitions
  }

  /** The nth one, meant for this partition: kinds in turns, the same in every run. */
  make(n: number, partition: number): PoisonRecord {
    const key = Buffer.from(this.#home(n, partition))
    const plain = this.#message(n, 'hello')
    if (n % HUGE_EVERY === HUGE_EVERY - 1)
      return { cause: 'HOSTILE_AVRO', key, value: this.#message(n, 'x'.repeat(HUGE_TEXT)) }
    const foreign = this.#codecs.of('handoff.decisions.v1').id
    const cut = 1 + (n % (plain.length - 6))
    const kinds: readonly PoisonRecord[] = [
      { cause: 'BAD_MAGIC', key, value: Buffer.concat([Buffer.from([7]), plain.subarray(1)]) },
      { cause: 'UNKNOWN_SCHEMA', key, value: withId(UNKNOWN_ID + (n % 7), bodyOf(plain)) },
      { cause: 'WRONG_SUBJECT', key, value: withId(foreign, bodyOf(plain)) },
      { cause: 'MALFORMED_AVRO', key, value: plain.subarray(0, plain.length - cut) },
      { cause: 'HOSTILE_AVRO', key, value: withId(plain.readInt32BE(1), HOSTILE_COUNT) },
      { cause: 'NULL_VALUE', key, value: null },
      { cause: 'EMPTY_KEY', key: null, value: plain },
      { cause: 'EMPTY_KEY', key: Buffer.alloc(0), value: plain },
      { cause: 'RESERVED_KEY', key: Buffer.from('__progress'), value: plain },
      { cause: 'KEY_TOO_LONG', key: Buffer.from('k'.repeat(KEY_TOO_LONG)), value: plain },
      { cause: 'KEY_NOT_UTF8', key: Buffer.from([0xff, 0xfe]), value: plain },
      { cause: 'MISROUTED_KEY', key: Buffer.from(this.#stranger(n, partition)), value: plain },
      { cause: 'TEXT_TOO_LONG', key, value: this.#message(n, 'x'.repeat(TEXT_TOO_LONG)) },
    ]
    return kinds[n % kinds.length]!
  }

  #home(n: number, partition: number): string {
    for (let i = 0; ; i++) {
      const id = `contact-${n}-${i}`
      if (partitionOf(Buffer.from(id), this.#partitions) === partition) return id
    }
  }

  #stranger(n: number, partition: number): string {
    return this.#home(n, (partition + 1) % this.#partitions)
  }

  #message(n: number, text: string): Buffer {
    const message = { messageId: `poison-${n}`, text, channel: 'sms' as const, conversationId: '' }
    return this.#codecs.of('contact.events.v1').encode({
      ...{ eventId: message.messageId, locationId: '', source: 'test', sentAt: 0 },
      event: { 'baton.MessageReceived': { ...message, intents: [], facts: [] } },
    })
  }
}

const withId = (id: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(5)
  head.writeInt32BE(id, 1)
  return Buffer.concat([head, body])
}
