import { BatonError } from '@baton/domain'
import type { Change, StateStore, StoreProgress, StoreProvider } from '@baton/stream'
import { sameProgress } from './store-progress.ts'

/** What a task's store holds, apart from who has it open: it outlives a simulated crash. */
class Contents {
  readonly values = new Map<string, Buffer>()
  readonly sortedKeys: string[] = []
  progress: StoreProgress | null = null

  set(key: string, value: Buffer): void {
    if (!this.values.has(key)) this.sortedKeys.splice(this.#placeOf(key), 0, key)
    this.values.set(key, Buffer.from(value))
  }

  delete(key: string): void {
    if (this.values.delete(key)) this.sortedKeys.splice(this.#placeOf(key), 1)
  }

  clear(): void {
    this.values.clear()
    this.sortedKeys.length = 0
    this.progress = null
  }

  *range(prefix: string, limit: number): Generator<readonly [string, Buffer]> {
    const keys = this.sortedKeys
    const from = this.#placeOf(prefix)
    const to = Math.min(keys.length, from + limit)
    for (let i = from; i < to && keys[i]!.startsWith(prefix); i++) {
      yield [keys[i]!, this.values.get(keys[i]!)!]
    }
  }

  /** Where the key stands or would stand, in the order of its UTF-8 bytes. */
  #placeOf(key: string): number {
    const bytes = Buffer.from(key)
    let low = 0
    let high = this.sortedKeys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (Buffer.compare(Buffer.from(this.sortedKeys[middle]!), bytes) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

class MemoryStore implements StateStore {
  readonly #contents: Contents
  readonly #onClose: () => void

  constructor(contents: Contents, onClose: () => void) {
    this.#contents = contents
    this.#onClose = onClose
  }

  get(key: string): Buffer | undefined {
    return this.#contents.values.get(key)
  }

  range(prefix: string, limit: number): Iterable<readonly [string, Buffer]> {
    return [...this.#contents.range(prefix, limit)]
  }

  apply(changes: readonly Change[], expected: StoreProgress | null, next: StoreProgress): void {
    if (!sameProgress(this.#contents.progress, expected)) {
      throw new BatonError('STORE_MOVED', 'the store does not stand where the task left it')
    }
    for (const { key, value } of changes) {
      if (value === null) this.#contents.delete(key)
      else this.#contents.set(key, value)
    }
    this.#contents.progress = next
  }

  progress(): StoreProgress | null {
    return this.#contents.progress
  }

  async clear(): Promise<void> {
    this.#contents.clear()
  }

  async close(): Promise<void> {
    this.#onClose()
  }
}

/**
 * Stores that live as long as this provider: for tests and simulations, where a crash leaves them
 * as a disk would.
 */
export class MemoryStores implements StoreProvider {
  readonly #contents = new Map<string, Contents>()
  readonly #open = new Set<string>()

  async open(taskName: string): Promise<StateStore> {
    if (this.#open.has(taskName)) {
      throw new BatonError('STORE_OWNED', `the store of ${taskName} is open already`)
    }
    this.#open.add(taskName)
    let contents = this.#contents.get(taskName)
    if (!contents) {
      contents = new Contents()
      this.#contents.set(taskName, contents)
    }
    return new MemoryStore(contents, () => this.#open.delete(taskName))
  }

  /** As if the disk were lost. */
  lose(taskName: string): void {
    this.#contents.delete(taskName)
  }

  /** As after the end of the process that had it open. */
  crash(taskName: string): void {
    this.#open.delete(taskName)
  }

  async close(): Promise<void> {
    this.#open.clear()
  }
}
