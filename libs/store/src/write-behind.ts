import type { Change, StoreProgress } from '@baton/stream'

/** Changes of whole batches, with the progress they lead to. */
export class Pending {
  readonly changes = new Map<string, Buffer | null>()
  progress: StoreProgress | null = null
  bytes = 0

  add(changes: readonly Change[], progress: StoreProgress): void {
    for (const { key, value } of changes) {
      this.changes.set(key, value)
      this.bytes += key.length + (value?.length ?? 0)
    }
    this.progress = progress
  }
}

/**
 * The first `limit` entries with a prefix: what is stored, overlaid by changes that are not stored yet, the later ones
 * last. Both come in the byte order of their keys.
 */
export const overlay = function* (
  stored: Iterable<readonly [string, Buffer]>,
  layers: readonly Pending[],
  prefix: string,
  limit: number,
): Generator<readonly [string, Buffer]> {
  const changed = new Map<string, Buffer | null>()
  for (const { changes } of layers) {
    for (const [key, value] of changes) if (key.startsWith(prefix)) changed.set(key, value)
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
