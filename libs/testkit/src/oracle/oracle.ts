import type { Codec, Codecs } from '@baton/codec'
import {
  BatonError,
  type Code,
  type ContactEvent,
  type ContactState,
  type Decision,
  isBatonError,
  KEY_MAX_BYTES,
  partitionOf,
  RESERVED_PREFIX,
  type TablesAdopted,
  TEXT_MAX_BYTES,
} from '@baton/domain'
import {
  compileTables,
  deadLettered,
  type Folded,
  foldEvent,
  type Place,
  type Policy,
  type Tables,
} from '@baton/rules'
import type { InputRecord } from '@baton/stream'
import type { DecisionBody } from '../verify/decision-checker.ts'

export interface OracleOptions {
  /** Physical name of the input topic: decision ids are made of it. */
  readonly topic: string
  readonly partition: number
  readonly partitions: number
  readonly codecs: Codecs
  readonly policies: ReadonlyMap<string, Policy>
  /** What the router said it adopted, in the order of `from`. */
  readonly adoptions: readonly TablesAdopted[]
}

/**
 * The sequential oracle of one partition: the pure rules folded over the log, one record after the other, in plain
 * memory. It shares the rules with the router and none of its task: no batches, no store, no transactions.
 */
export class PartitionOracle {
  readonly #options: OracleOptions
  readonly #events: Codec<ContactEvent>
  readonly #decisions: Codec<Decision>
  readonly #states = new Map<string, ContactState>()
  readonly #adoptions: TablesAdopted[]
  #tables: Tables | undefined

  constructor(options: OracleOptions) {
    this.#options = options
    this.#events = options.codecs.of('contact.events.v1')
    this.#decisions = options.codecs.of('handoff.decisions.v1')
    this.#adoptions = [...options.adoptions].sort((a, b) => a.from - b.from)
  }

  get states(): ReadonlyMap<string, ContactState> {
    return this.#states
  }

  /** What must have been decided for this record, in order. Feed records in offset order. */
  decide(record: InputRecord): DecisionBody[] {
    const { topic, partition } = this.#options
    const place: Place = { topic, partition, offset: record.offset, timestamp: record.timestamp }
    const tables = this.#tablesAt(record.offset)
    const decisions = this.#fold(record, place, tables)
    return decisions.map(decision => ({ decision, body: this.#decisions.encodeBody(decision) }))
  }

  #fold(record: InputRecord, place: Place, tables: Tables): Decision[] {
    const contactId = readableKey(record.key)
    try {
      const key = this.#key(record.key)
      const event = this.#event(record.value)
      const folded = this.#foldOrThrow(key, event, place, tables)
      if (folded.state) this.#states.set(key, folded.state)
      else this.#states.delete(key)
      return folded.emissions.map(emission => emission.decision)
    } catch (error) {
      if (isBatonError(error) && error.remedy === 'poison') {
        return [deadLettered(place, contactId, error.code, tables)]
      }
      throw error
    }
  }

  #foldOrThrow(key: string, event: ContactEvent, place: Place, tables: Tables): Folded {
    try {
      return foldEvent(this.#states.get(key), key, event, place, tables)
    } catch (error) {
      throw new BatonError('RULE_THREW', 'the rules threw', error)
    }
  }

  #key(key: Buffer | null): string {
    if (key === null || key.length === 0) throw poison('EMPTY_KEY')
    if (key.length > KEY_MAX_BYTES) throw poison('KEY_TOO_LONG')
    const text = key.toString('utf8')
    if (!Buffer.from(text, 'utf8').equals(key)) throw poison('KEY_NOT_UTF8')
    if (text.startsWith(RESERVED_PREFIX)) throw poison('RESERVED_KEY')
    const { partition, partitions } = this.#options
    if (partitionOf(key, partitions) !== partition) throw poison('MISROUTED_KEY')
    return text
  }

  #event(value: Buffer | null): ContactEvent {
    if (value === null) throw poison('NULL_VALUE')
    const event = this.#events.decode(value)
    const message = event.event['baton.MessageReceived']
    if (message && Buffer.byteLength(message.text) > TEXT_MAX_BYTES) throw poison('TEXT_TOO_LONG')
    return event
  }

  #tablesAt(offset: number): Tables {
    const { policies } = this.#options
    while (this.#adoptions[0] && this.#adoptions[0].from <= offset) {
      this.#tables = compileTables(this.#adoptions.shift()!, policies)
    }
    if (!this.#tables) throw new BatonError('BUG', `no tables were adopted for offset ${offset}`)
    return this.#tables
  }
}

const poison = (code: Code) => new BatonError(code, code)

/** What a dead letter's decision says about whose it was: the key when it can be read, else nothing. */
const readableKey = (key: Buffer | null): string => {
  if (key === null || key.length > KEY_MAX_BYTES) return ''
  const text = key.toString('utf8')
  return Buffer.from(text, 'utf8').equals(key) ? text : ''
}
