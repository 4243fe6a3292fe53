import type { Codec, Codecs } from '@baton/codec'
import {
  BatonError,
  type ContactEvent,
  type ContactState,
  type Decision,
  isBatonError,
  type PolicyInForce,
  type StateEntry,
  type TablesAdopted,
} from '@baton/domain'
import {
  compileTables,
  deadLettered,
  type Effect,
  type Emission,
  foldEvent,
  type NamedTables,
  nextDue,
  type Place,
  readAhead,
  type Tables,
} from '@baton/rules'
import {
  type Arrived,
  type Batch,
  type Headers,
  type InputPartition,
  type InputRecord,
  type OutputRecord,
  type Positions,
  PREPARE_MAX_MS,
  type Processor,
  type ProgressCodec,
  type StateCodec,
  unlessAborted,
} from '@baton/stream'
import { adoptionOf, nameIn, noteOf } from '../tables/adoption.ts'
import type { TableFeed } from '../tables/feed.ts'
import type { RouterTopics } from '../topics.ts'
import { deadLetterOf, shortKey } from './dead-letter.ts'
import { LookAhead, type ReadRecord } from './look-ahead.ts'
import { progressCodec } from './progress-codec.ts'
import { contactOf, eventOf, readableContact } from './record.ts'
import type { DecisionTally } from './tally.ts'

export interface ProcessorOptions {
  readonly appId: string
  readonly partition: number
  readonly partitions: number
  readonly topics: RouterTopics
  readonly codecs: Codecs
  readonly feed: TableFeed
  readonly tally: DecisionTally
  readonly signal: AbortSignal
  /**
   * Longest wait for tables that were written and cannot be read yet, before a partition goes on
   * with those that are known, in ms.
   */
  readonly catchUpMaxMs?: number
}

const CATCH_UP_MAX_MS = 5_000

/** Decides the records of one partition by the rules. Made anew for every take-over. */
export class RouterProcessor implements Processor<ContactState> {
  readonly states: StateCodec<ContactState>
  readonly progress: ProgressCodec
  readonly #options: ProcessorOptions
  readonly #events: Codec<ContactEvent>
  readonly #decisions: Codec<Decision>
  readonly #adoptions: Codec<TablesAdopted>
  readonly #ahead = new LookAhead()
  #tables: Tables | null = null
  /** Policies that this partition went by before it came here. */
  #former: readonly PolicyInForce[] = []
  #known: { readonly asOf: Promise<void>; readonly content: NamedTables | null } | null = null

  constructor(options: ProcessorOptions) {
    const { codecs, topics } = options
    this.#options = options
    this.#events = codecs.of('contact.events.v1')
    this.#decisions = codecs.of('handoff.decisions.v1')
    this.#adoptions = codecs.of('router.tables.v1')
    const entries = codecs.of('contact.state.v1')
    this.states = contactStates(entries)
    this.progress = progressCodec({ ...options, topic: topics.events }, entries)
  }

  /**
   * Reads the tables to where they stand now, so that no partition goes back to what its former
   * owner had left behind. At the very first start, waits until a policy is active.
   */
  async resume(note: Buffer, signal: AbortSignal): Promise<void> {
    const { feed, partition } = this.#options
    await this.#catchUp(signal)
    const name = nameIn(note)
    if (name && name.hash !== feed.content()?.hash)
      this.#former = await feed.former(name, partition, signal)
    while (!this.#content() && !signal.aborted) await unlessAborted(feed.changed(), signal)
  }

  /**
   * With the registry away, what nobody can read yet must not keep the partition from what it can
   * decide.
   */
  async #catchUp(signal: AbortSignal): Promise<void> {
    const { feed, catchUpMaxMs = CATCH_UP_MAX_MS } = this.#options
    const enough = AbortSignal.timeout(catchUpMaxMs)
    try {
      await feed.catchUp(AbortSignal.any([signal, enough]))
    } catch (error) {
      if (!enough.aborted || signal.aborted) throw error
    }
  }

  /** What holds for this partition; looked up anew when a table has changed. */
  #content(): NamedTables | null {
    const { feed } = this.#options
    if (this.#former.length === 0) return feed.content()
    const asOf = feed.changed()
    if (this.#known?.asOf !== asOf) this.#known = { asOf, content: feed.content(this.#former) }
    return this.#known.content
  }

  prepare(arrived: readonly Arrived[]): Promise<void> | undefined {
    // Only a foreign schema id needs the registry; our own is the rule.
    if (!arrived.some(({ record }) => this.#events.isForeign(record.value))) return undefined
    const values = arrived.map(one => one.record.value)
    // The registry may be away for long: what needs nothing from it is decided meanwhile.
    const enough = AbortSignal.timeout(PREPARE_MAX_MS)
    return this.#events.prefetch(values, AbortSignal.any([this.#options.signal, enough]))
  }

  begin(batch: Batch<ContactState>, at: Positions, note: Buffer): Buffer {
    this.#options.tally.begin()
    const { feed } = this.#options
    const content = this.#content()
    if (!content) return note
    if (this.#tables?.hash !== content.hash) this.#tables = compileTables(content, feed.policies)
    // Of the same hash are the same tables, those of a former owner too.
    if (nameIn(note)?.hash === content.hash) return note
    return this.#adopt(batch, content, Object.values(at)[0] ?? 0)
  }

  lookAhead(next: readonly Arrived[], batch: Pick<Batch<ContactState>, 'get'>): void {
    this.#ahead.look(next, {
      decode: ({ record, from }) => {
        const read = this.#read(record, from.partition)
        // Its state is decoded here as well.
        batch.get(read.contactId)
        return read
      },
      understand: ({ contactId, event }) => readAhead(batch.get(contactId), event, this.#inForce()),
    })
  }

  process(
    record: InputRecord,
    { topic, partition }: InputPartition,
    batch: Batch<ContactState>,
  ): void {
    const { contactId, event, ahead } = this.#ahead.take(record) ?? this.#read(record, partition)
    const place = { topic, partition, offset: record.offset, timestamp: record.timestamp }
    const { state, emissions } = foldEvent(
      batch.get(contactId),
      contactId,
      event,
      place,
      this.#inForce(),
      ahead,
    )
    batch.put(contactId, state)
    const headers = passedOn(record.headers)
    for (const emission of emissions) this.#emit(emission, record.key, headers, batch)
  }

  deadLetter(
    record: InputRecord,
    from: InputPartition,
    error: BatonError,
    batch: Batch<ContactState>,
    whole: boolean,
  ): void {
    const { topics } = this.#options
    batch.emit(topics.deadLetters, deadLetterOf(record, from, error, whole))
    const place: Place = { ...from, offset: record.offset, timestamp: record.timestamp }
    const code = isBatonError(error) ? error.code : 'RULE_THREW'
    const decision = deadLettered(place, readableContact(record), code, this.#inForce())
    this.#emit({ decision, effects: [] }, shortKey(record.key), undefined, batch)
  }

  committed(): void {
    this.#options.tally.commit()
  }

  dueAt(state: ContactState): number | undefined {
    return nextDue(state)
  }

  wake(key: string, dueAt: number): OutputRecord {
    const event: ContactEvent = {
      eventId: '',
      locationId: '',
      source: 'router',
      sentAt: 0,
      event: { 'baton.TimerDue': { dueAt } },
    }
    return { key: Buffer.from(key), value: this.#events.encode(event), timestamp: dueAt }
  }

  #read(record: InputRecord, partition: number): ReadRecord {
    const contactId = contactOf(record.key, partition, this.#options.partitions)
    return { contactId, event: eventOf(record.value, this.#events), ahead: null }
  }

  #inForce(): Tables {
    if (!this.#tables) throw new BatonError('POLICY_MISSING', 'no policy is active yet')
    return this.#tables
  }

  #adopt(batch: Batch<ContactState>, content: NamedTables, from: number): Buffer {
    const { partition, topics } = this.#options
    const adopted = adoptionOf(content, partition, from)
    batch.emit(topics.adoptions, {
      key: Buffer.from(String(partition)),
      value: this.#adoptions.encode(adopted),
      timestamp: 0,
    })
    return noteOf(adopted)
  }

  #emit(
    { decision, effects }: Emission,
    key: Buffer | null,
    headers: Headers | undefined,
    batch: Batch<ContactState>,
  ): void {
    const { topics, tally } = this.#options
    const timestamp = decision.at
    const record = (value: Buffer): OutputRecord =>
      headers ? { key, value, headers, timestamp } : { key, value, timestamp }
    batch.emit(topics.decisions, record(this.#decisions.encode(decision)))
    for (const effect of effects) batch.emit(this.#topicOf(effect), record(this.#encode(effect)))
    tally.count(decision)
  }

  #topicOf(effect: Effect): string {
    const { topics } = this.#options
    if (effect.kind === 'route') return topics.routing(effect.bot)
    return effect.kind === 'send' ? topics.outbound : topics.outcomes
  }

  #encode(effect: Effect): Buffer {
    const { codecs } = this.#options
    if (effect.kind === 'route') return codecs.of('routing.v1').encode(effect.message)
    if (effect.kind === 'send') return codecs.of('outbound.messages.v1').encode(effect.message)
    return codecs.of('handoff.outcomes.v1').encode(effect.outcome)
  }
}

const contactStates = (entries: Codec<StateEntry>): StateCodec<ContactState> => ({
  encode: (_key, state) => entries.encode({ entry: { 'baton.ContactState': state } }),
  decode: (key, value) => stateIn(entries.decode(value), key),
  decodeTrusted: (key, value) => stateIn(entries.decodeTrusted(value), key),
})

const stateIn = ({ entry }: StateEntry, key: string): ContactState => {
  const state = entry['baton.ContactState']
  if (!state)
    throw new BatonError('STORE_DAMAGED', `the value of a contact is no state (${key.length})`)
  return state
}

const TRACE = 'traceparent'

/** W3C trace context goes from the event to what it causes; it decides nothing. */
const passedOn = (headers: Headers | undefined): Headers | undefined => {
  const trace = headers?.[TRACE]
  return trace ? { [TRACE]: trace } : undefined
}
