import { Arena, type Change, type StoreProgress } from '@baton/stream'
import { SUM_BYTES } from './checksum.ts'

/** Changes of whole batches, with the progress they lead to. */
export class Pending {
  /** Each value with room for its checksum in front; null deletes. */
  readonly changes = new Map<string, Buffer | null>()
  progress: StoreProgress | null = null
  /** Memory taken, values that were replaced included. */
  bytes = 0
  /** Of the values, so that none holds on to a larger buffer of somebody else's. */
  readonly #copies = new Arena()

  add(changes: readonly Change[], progress: StoreProgress): void {
    for (const { key, value } of changes) {
      this.changes.set(key, value && this.#copy(value))
      this.bytes += key.length
    }
    this.progress = progress
  }

  /** undefined when it says nothing about the key, null when it deletes it. */
  get(key: string): Buffer | null | undefined {
    const value = this.changes.get(key)
    return value ? value.subarray(SUM_BYTES) : value
  }

  /** These changes with later ones over them; what neither could be written yet. */
  followedBy(later: Pending): Pending {
    const both = new Pending()
    for (const { changes } of [this, later])
      for (const [key, value] of changes) both.changes.set(key, value)
    both.bytes = this.bytes + later.bytes
    both.progress = later.progress ?? this.progress
    return both
  }

  /** They are written: lets go of their memory. */
  clear(): void {
    this.changes.clear()
    this.#copies.clear()
  }

  #copy(value: Buffer): Buffer {
    const length = SUM_BYTES + value.length
    const copy = this.#copies.view(this.#copies.reserve(length), length)
    value.copy(copy, SUM_BYTES)
    this.bytes += length
    return copy
  }
}

/**
 * The first `limit` entries with a prefix: what is stored, overlaid by changes that are not stored
 * yet, the later ones last. Both come in the byte order of their keys.
 */
export const overlay = function* (
  stored: Iterable<readonly [string, Buffer]>,
  layers: readonly Pending[],
  prefix: string,
  limit: number,
): Generator<readonly [string, Buffer]> {
  const changed = new Map<string, Buffer | null>()
  for (const layer of layers) {
    for (const key of layer.changes.keys()) {
      if (key.startsWith(prefix)) changed.set(key, layer.get(key) ?? null)
    }
  }
  const added = [...changed.keys()].filter(key => changed.get(key) !== null).sort(byBytes)
  let next = 0
  let left = limit
  for (const [key, value] of stored) {
    while (left > 0 && next < added.length && byBytes(added[next]!, key) < 0) {
      yield [added[next]!, changed.get(added[next]!)!]
      next++
      left--
    }
    if (left === 0) return
    if (changed.has(key)) continue
    yield [key, value]
    left--
  }
  for (; left > 0 && next < added.length; next++, left--) {
    yield [added[next]!, changed.get(added[next]!)!]
  }
}

const byBytes = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b))
