import type { Codec } from '@baton/codec'
import type { ContactState, StateEntry } from '@baton/domain'
import type { OracleStates } from '../oracle/oracle.ts'
import type { ValueMap } from './value-map.ts'

/** States kept decoded; the others are kept encoded. */
const DECODED_MAX = 20_000

/**
 * The oracle's states on top of a map of encoded values: the recently used ones are decoded, in two
 * generations.
 */
export class EncodedStates implements OracleStates {
  readonly #values: ValueMap
  readonly #codec: Codec<StateEntry>
  #young = new Map<string, ContactState>()
  #old = new Map<string, ContactState>()

  constructor(values: ValueMap, codec: Codec<StateEntry>) {
    this.#values = values
    this.#codec = codec
  }

  get(key: string): ContactState | undefined {
    const known = this.#young.get(key) ?? this.#old.get(key) ?? this.#load(key)
    if (known) this.#keep(key, known)
    return known
  }

  set(key: string, state: ContactState): void {
    this.#keep(key, state)
  }

  delete(key: string): void {
    this.#young.delete(key)
    this.#old.delete(key)
    this.#values.set(key, null)
  }

  /** Encodes everything: the map of values is whole, until the next change. */
  flush(): void {
    this.#turn()
    this.#turn()
  }

  #load(key: string): ContactState | undefined {
    const value = this.#values.get(key)
    return value && (this.#codec.decodeBody(value).entry['baton.ContactState'] ?? undefined)
  }

  #keep(key: string, state: ContactState): void {
    this.#young.set(key, state)
    if (this.#young.size >= DECODED_MAX) this.#turn()
  }

  /** What falls out of the old generation is encoded, unless the young one knows it newer. */
  #turn(): void {
    for (const [key, state] of this.#old) {
      if (this.#young.has(key)) continue
      this.#values.set(key, this.#codec.encodeBody({ entry: { 'baton.ContactState': state } }))
    }
    this.#old = this.#young
    this.#young = new Map()
  }
}
