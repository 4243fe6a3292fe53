import { readFileSync } from 'node:fs'
import type {
  Batch,
  InputPartition,
  InputRecord,
  OutputRecord,
  Positions,
  Processor,
  TaskProgress,
} from '@baton/stream'
import avsc from 'avsc'
import type { Message } from '../peer/workload.mjs'
import type { BenchTopics } from './bench-topics.ts'
import { buyerScore, decide, NEW_CONTACT, type PeerState, sellerScore, told } from './peer-rules.ts'

/** Of the peer's AvroSerde: fixed schema ids behind the wire format's five bytes. */
const ID = { state: 2, decision: 3, routed: 4 } as const
const HEADER_BYTES = 5
const SCRATCH_BYTES = 65_536

const typeOf = (name: string) =>
  avsc.Type.forSchema(
    JSON.parse(
      readFileSync(new URL(`../peer/src/main/avro/${name}.avsc`, import.meta.url), 'utf8'),
    ),
    { wrapUnions: false, omitRecordMethods: true },
  )

export const PEER_TYPES = {
  inbound: typeOf('InboundMessage'),
  state: typeOf('ContactState'),
  decision: typeOf('Decision'),
  routed: typeOf('RoutedMessage'),
}

const scratch = Buffer.allocUnsafe(SCRATCH_BYTES)

const encode = (type: avsc.Type, id: number, value: unknown): Buffer => {
  scratch[0] = 0
  scratch.writeInt32BE(id, 1)
  const end = type.encode(value, scratch, HEADER_BYTES)
  return Buffer.from(scratch.subarray(0, end))
}

const decode = <T>(type: avsc.Type, bytes: Buffer): T => type.decode(bytes, HEADER_BYTES).value as T

/** Progress as JSON: one record a transaction. */
export const jsonProgress = {
  encode: (progress: TaskProgress) =>
    Buffer.from(JSON.stringify({ ...progress, note: progress.note.toString('base64') })),
  decode: (value: Buffer): TaskProgress => {
    const { note, ...rest } = JSON.parse(value.toString())
    return { ...rest, note: Buffer.from(note, 'base64') }
  },
}

/** Exactly the peer's job, in the router's own task: its rules, its schemas, its outputs. */
export class PeerProcessor implements Processor<PeerState> {
  readonly states = {
    encode: (_key: string, state: PeerState) => encode(PEER_TYPES.state, ID.state, state),
    decode: (_key: string, value: Buffer) => decode<PeerState>(PEER_TYPES.state, value),
  }
  readonly progress = jsonProgress
  readonly #topics: BenchTopics

  constructor(topics: BenchTopics) {
    this.#topics = topics
  }

  begin(_batch: Batch<PeerState>, _at: Positions, note: Buffer): Buffer {
    return note
  }

  process(record: InputRecord, { partition }: InputPartition, batch: Batch<PeerState>): void {
    const message = decode<Message>(PEER_TYPES.inbound, record.value!)
    const { contactId, text } = message
    const at = record.timestamp
    const before = told(batch.get(contactId) ?? NEW_CONTACT, text, at)
    const [buyer, seller] = [buyerScore(text), sellerScore(text)]
    const { verdict, to, reason } = decide(before, buyer, seller, at)
    const from = before.owner
    const moved = verdict === 'handoff' && to !== null
    const state = moved
      ? { ...before, owner: to, handoffs: [...before.handoffs, { from, to, at }] }
      : before
    batch.put(contactId, state)
    const decision = {
      decisionId: `${partition}-${record.offset}`,
      inputPartition: partition,
      inputOffset: record.offset,
      contactId,
      from,
      to,
      verdict,
      reason,
      buyerScore: buyer / 10,
      sellerScore: seller / 10,
      at,
    }
    const { owner, budget, beds, timeline } = state
    const { messageId, locationId } = message
    const routed = {
      messageId,
      contactId,
      locationId,
      owner,
      text,
      budget,
      beds,
      timeline,
      at: message.at,
    }
    const output = (value: Buffer): OutputRecord => ({ key: record.key, value, timestamp: at })
    batch.emit(this.#topics.decisions, output(encode(PEER_TYPES.decision, ID.decision, decision)))
    batch.emit(this.#topics.routing(owner), output(encode(PEER_TYPES.routed, ID.routed, routed)))
  }

  deadLetter(): void {
    throw new Error('the workload has no bad records')
  }
}

/** The same number of records through the same path, and nothing decided: what is left is the plumbing. */
export class PassThrough implements Processor<never> {
  readonly states = {
    encode: (): Buffer => {
      throw new Error('a pass-through keeps no state')
    },
    decode: (): never => {
      throw new Error('a pass-through keeps no state')
    },
  }
  readonly progress = jsonProgress
  readonly #topics: BenchTopics

  constructor(topics: BenchTopics) {
    this.#topics = topics
  }

  begin(_batch: Batch<never>, _at: Positions, note: Buffer): Buffer {
    return note
  }

  process(
    { key, value, timestamp }: InputRecord,
    _from: InputPartition,
    batch: Batch<never>,
  ): void {
    const record = { key, value, timestamp }
    batch.emit(this.#topics.decisions, record)
    batch.emit(this.#topics.routing('lead'), record)
  }

  deadLetter(): void {
    throw new Error('the workload has no bad records')
  }
}
