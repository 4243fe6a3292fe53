import type { StateStore } from './ports.ts'
import type { StateCodec } from './processor.ts'
import { readOwn } from './read-own.ts'

/**
 * A changed state that waits encoded for the end of its batch, and when it and what it takes the
 * place of are due.
 */
export interface Packed {
  readonly value: Buffer | null
  readonly dueAt: number | undefined
  readonly wasDueAt: number | undefined
}

/** A key with its state as committed and as the batch under way left it. */
export interface Slot<S> {
  readonly key: string
  /** As committed; undefined when the key does not exist. */
  base: S | undefined
  /** As of now. */
  state: S | undefined
  changed: boolean
  /** Encoded size of the state, for the bound of the cache. */
  bytes: number
  /** In place of `base`. */
  packed: Packed | null
  /** `packed` holds the present state, in place of `state`, until somebody asks for it. */
  waits: boolean
}

/** Takes a slot in the cache besides its state, roughly, in bytes. */
const SLOT_BYTES = 128

/**
 * Decoded states: those the batch under way has touched, and the recently used ones. The cache has
 * two generations; when the young one holds half the bound, the old one is dropped:
 * least-recently-used enough, at the price of one lookup. A batch that takes more than the bound by
 * itself is not kept: its states die young, as garbage collectors like it.
 */
export class WorkingSet<S> {
  readonly changed: Slot<S>[] = []
  readonly #store: StateStore
  readonly #codec: StateCodec<S>
  readonly #maxBytes: number
  #young = new Map<string, Slot<S>>()
  #old = new Map<string, Slot<S>>()
  #youngBytes = 0

  constructor(store: StateStore, codec: StateCodec<S>, cacheMaxBytes: number) {
    this.#store = store
    this.#codec = codec
    this.#maxBytes = cacheMaxBytes
  }

  slot(key: string): Slot<S> {
    return this.#young.get(key) ?? this.#keep(this.#old.get(key) ?? this.#load(key))
  }

  /** The state as of now, decoded if it waits as bytes. */
  stateOf(slot: Slot<S>): S | undefined {
    if (slot.waits) {
      const value = slot.packed?.value
      slot.state = value ? this.#decoded(slot.key, value) : undefined
      slot.waits = false
    }
    return slot.state
  }

  put(slot: Slot<S>, state: S | undefined): void {
    if (!slot.changed) {
      slot.changed = true
      this.changed.push(slot)
    }
    slot.state = state
    slot.waits = false
  }

  /** Notes the encoded size of a changed state. */
  sized(slot: Slot<S>, bytes: number): void {
    this.#youngBytes += bytes - slot.bytes
    slot.bytes = bytes
  }

  /** The changes are in the log and in the store. */
  settle(): void {
    for (const slot of this.changed) {
      if (slot.packed) this.#drop(slot)
      slot.base = slot.state
      slot.changed = false
    }
    this.changed.length = 0
    if (this.#youngBytes > this.#maxBytes / 2) this.#turn()
  }

  /** The changes never happened. */
  discard(): void {
    for (const slot of this.changed) {
      if (slot.packed) this.#drop(slot)
      slot.state = slot.base
      slot.waits = false
      slot.changed = false
    }
    this.changed.length = 0
  }

  #load(key: string): Slot<S> {
    const value = this.#store.get(key)
    const base = value && this.#decoded(key, value)
    const bytes = value?.length ?? 0
    return { key, base, state: base, changed: false, bytes, packed: null, waits: false }
  }

  #decoded(key: string, value: Buffer): S {
    const codec = this.#codec
    return readOwn('a state', () =>
      codec.decodeTrusted ? codec.decodeTrusted(key, value) : codec.decode(key, value),
    )
  }

  #keep(slot: Slot<S>): Slot<S> {
    this.#young.set(slot.key, slot)
    this.#youngBytes += slot.bytes + SLOT_BYTES
    return slot
  }

  /** The store has it. */
  #drop(slot: Slot<S>): void {
    if (this.#young.delete(slot.key)) this.#youngBytes -= slot.bytes + SLOT_BYTES
    this.#old.delete(slot.key)
  }

  #turn(): void {
    this.#old = this.#youngBytes > this.#maxBytes ? new Map() : this.#young
    this.#young = new Map()
    this.#youngBytes = 0
  }
}
