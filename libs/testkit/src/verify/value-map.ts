/** Values by key, of which there may be more than memory holds. */
export interface ValueMap {
  get(key: string): Buffer | undefined
  /** null forgets the key. */
  set(key: string, value: Buffer | null): void
  keys(): Iterable<string>
  close(): void
}

/** In memory: for tests, and for logs of some ten thousand contacts. */
export class MemoryValues implements ValueMap {
  readonly #values = new Map<string, Buffer>()

  get(key: string): Buffer | undefined {
    return this.#values.get(key)
  }

  set(key: string, value: Buffer | null): void {
    // A copy: what is read from a log is a view of a fetch that would be kept whole.
    if (value) this.#values.set(key, Buffer.from(value))
    else this.#values.delete(key)
  }

  keys(): Iterable<string> {
    return this.#values.keys()
  }

  close(): void {}
}
