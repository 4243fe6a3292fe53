import type { Codec } from '@baton/codec'
import {
  BatonError,
  type Code,
  type ContactEvent,
  type ContactState,
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
  type Emission,
  foldEvent,
  type Place,
  type Policy,
  type Tables,
} from '@baton/rules'
import type { InputRecord } from '@baton/stream'

/**
 * What the oracle remembers of each contact. A Map will do; one that spills to disk holds millions.
 */
export interface OracleStates {
  get(key: string): ContactState | undefined
  set(key: string, state: ContactState): void
  delete(key: string): void
}

export interface OracleOptions {
  /** Physical name of the input topic: decision ids are made of it. */
  readonly topic: string
  readonly partition: number
  readonly partitions: number
  readonly events: Codec<ContactEvent>
  readonly policies: ReadonlyMap<string, Policy>
  readonly states: OracleStates
}

/** What must come of one record. */
export interface Judgement {
  readonly emissions: readonly Emission[]
  /** Why it must go to the dead letters; null when it is decided. */
  readonly deadLetter: Code | null
  /** Whose state it may have changed; null for a dead letter. */
  readonly contactId: string | null
}

/**
 * The sequential oracle of one partition: the pure rules folded over the log, one record after the
 * other. It shares the rules with the router and none of its task: no batches, no store, no
 * transactions.
 */
export class PartitionOracle {
  readonly #options: OracleOptions
  readonly #adoptions: TablesAdopted[] = []
  #adopted: TablesAdopted | undefined
  /** Of what is adopted, once they are asked for. */
  #tables: Tables | undefined

  constructor(options: OracleOptions) {
    this.#options = options
  }

  /** What the router said it adopted; before the first record it holds for is judged. */
  adopt(adopted: TablesAdopted): void {
    this.#adoptions.push(adopted)
    this.#adoptions.sort((a, b) => a.from - b.from)
  }

  /**
   * Whose decision that about an offset is, by what was adopted; undefined where nothing was. Ask
   * in offset order.
   */
  engineAt(offset: number): string | undefined {
    return this.#adoptedAt(offset)?.engine
  }

  /**
   * Feed records in offset order. Throws POLICY_MISSING when no tables hold there, or theirs were
   * not published.
   */
  judge(record: InputRecord): Judgement {
    const { topic, partition } = this.#options
    const place: Place = { topic, partition, offset: record.offset, timestamp: record.timestamp }
    const tables = this.#tablesAt(record.offset)
    try {
      const contactId = this.#key(record.key)
      const event = this.#event(record.value)
      return { emissions: this.#fold(contactId, event, place, tables), deadLetter: null, contactId }
    } catch (error) {
      if (!isBatonError(error) || error.remedy !== 'poison') throw error
      const decision = deadLettered(place, readableKey(record.key), error.code, tables)
      return { emissions: [{ decision, effects: [] }], deadLetter: error.code, contactId: null }
    }
  }

  #fold(contactId: string, event: ContactEvent, place: Place, tables: Tables): readonly Emission[] {
    const { states } = this.#options
    try {
      const { state, emissions } = foldEvent(states.get(contactId), contactId, event, place, tables)
      if (state) states.set(contactId, state)
      else states.delete(contactId)
      return emissions
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
    const event = this.#options.events.decode(value)
    const message = event.event['baton.MessageReceived']
    if (message && Buffer.byteLength(message.text) > TEXT_MAX_BYTES) throw poison('TEXT_TOO_LONG')
    return event
  }

  #adoptedAt(offset: number): TablesAdopted | undefined {
    while (this.#adoptions[0] && this.#adoptions[0].from <= offset) {
      this.#adopted = this.#adoptions.shift()
      this.#tables = undefined
    }
    return this.#adopted
  }

  #tablesAt(offset: number): Tables {
    const adopted = this.#adoptedAt(offset)
    if (!adopted) {
      throw new BatonError('POLICY_MISSING', `no tables were adopted for offset ${offset}`)
    }
    this.#tables ??= compileTables(adopted, this.#options.policies)
    return this.#tables
  }
}

const poison = (code: Code) => new BatonError(code, code)

/**
 * What a dead letter's decision says about whose it was: the key when it can be read, else nothing.
 */
const readableKey = (key: Buffer | null): string => {
  if (key === null || key.length > KEY_MAX_BYTES) return ''
  const text = key.toString('utf8')
  return Buffer.from(text, 'utf8').equals(key) ? text : ''
}
