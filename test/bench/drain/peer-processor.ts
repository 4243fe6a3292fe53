import type {
  Batch,
  InputPartition,
  InputRecord,
  OutputRecord,
  Positions,
  Processor,
  TaskProgress,
} from '@baton/stream'
import type { Message } from '../peer/workload.mjs'
import type { BenchTopics } from './bench-topics.ts'
import { peerCodec } from './peer-codec.ts'
import { buyerScore, decide, NEW_CONTACT, type PeerState, sellerScore, told } from './peer-rules.ts'

/** In the peer's schemas. */
export interface PeerRouted
  extends Message,
    Pick<PeerState, 'owner' | 'budget' | 'beds' | 'timeline'> {}

export const PEER_CODECS = {
  inbound: peerCodec<Message>('InboundMessage', 1),
  state: peerCodec<PeerState>('ContactState', 2),
  decision: peerCodec<object>('Decision', 3),
  routed: peerCodec<PeerRouted>('RoutedMessage', 4),
}

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
    encode: (_key: string, state: PeerState) => PEER_CODECS.state.encode(state),
    decode: (_key: string, value: Buffer) => PEER_CODECS.state.decode(value),
    decodeTrusted: (_key: string, value: Buffer) => PEER_CODECS.state.decodeTrusted(value),
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
    const message = PEER_CODECS.inbound.decode(record.value!)
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
    batch.emit(this.#topics.decisions, output(PEER_CODECS.decision.encode(decision)))
    batch.emit(this.#topics.routing(owner), output(PEER_CODECS.routed.encode(routed)))
  }

  deadLetter(): void {
    throw new Error('the workload has no bad records')
  }
}

/**
 * The records of the job through the same path, and nothing decided: what is left is the plumbing.
 */
export class PassThrough implements Processor<Buffer> {
  readonly states = {
    encode: (_key: string, state: Buffer) => state,
    decode: (_key: string, value: Buffer) => Buffer.from(value),
  }
  readonly progress = jsonProgress
  readonly #topics: BenchTopics
  readonly #stored: boolean

  /**
   * `stored`: a contact's last message is its state, read and written as the job does; else there
   * are none.
   */
  constructor(topics: BenchTopics, stored: boolean) {
    this.#topics = topics
    this.#stored = stored
  }

  begin(_batch: Batch<Buffer>, _at: Positions, note: Buffer): Buffer {
    return note
  }

  process(
    { key, value, timestamp }: InputRecord,
    _from: InputPartition,
    batch: Batch<Buffer>,
  ): void {
    if (this.#stored) {
      const contactId = key!.toString()
      batch.get(contactId)
      batch.put(contactId, value!)
    }
    const record = { key, value, timestamp }
    batch.emit(this.#topics.decisions, record)
    batch.emit(this.#topics.routing('lead'), record)
  }

  deadLetter(): void {
    throw new Error('the workload has no bad records')
  }
}
