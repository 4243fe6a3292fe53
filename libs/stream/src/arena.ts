const CHUNK_BITS = 16
const CHUNK_BYTES = 1 << CHUNK_BITS
/**
 * What is larger gets a chunk of its own, so that at most so much at the end of the others is left
 * unused.
 */
const SHARING_MAX_BYTES = CHUNK_BYTES / 8
/** 8 MiB that wait to be used again; what is beyond goes back to the system. */
const FREE_MAX_CHUNKS = 128

/** For all arenas of the process: few of them hold anything at the same time. */
const free: Buffer[] = []

/**
 * Copies of bytes that are all let go at once, in memory that is used again. Memory that lives
 * until a commit is old to V8: it is freed only when V8 looks through the whole heap, which happens
 * the more often the more of it there is.
 */
export class Arena {
  readonly #chunks: Buffer[] = []
  /** The chunk that is being filled, and how far. */
  #current = -1
  #used = 0

  /** Copies bytes and returns their place; valid until `clear`. */
  add(bytes: Buffer): number {
    const place = this.reserve(bytes.length)
    bytes.copy(this.#chunks[place >>> CHUNK_BITS]!, place & (CHUNK_BYTES - 1))
    return place
  }

  /** The place of so many bytes of whatever was there before; valid until `clear`. */
  reserve(length: number): number {
    if (length > SHARING_MAX_BYTES)
      return (this.#chunks.push(Buffer.allocUnsafeSlow(length)) - 1) << CHUNK_BITS
    if (this.#current < 0 || this.#used + length >= CHUNK_BYTES) {
      this.#current = this.#chunks.push(free.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES)) - 1
      this.#used = 0
    }
    const start = this.#used
    this.#used += length
    return (this.#current << CHUNK_BITS) + start
  }

  /** A view, valid until `clear`. */
  view(place: number, length: number): Buffer {
    const start = place & (CHUNK_BYTES - 1)
    return this.#chunks[place >>> CHUNK_BITS]!.subarray(start, start + length)
  }

  copy(place: number, length: number, into: Buffer, at: number): void {
    const start = place & (CHUNK_BYTES - 1)
    this.#chunks[place >>> CHUNK_BITS]!.copy(into, at, start, start + length)
  }

  clear(): void {
    for (const chunk of this.#chunks)
      if (chunk.length === CHUNK_BYTES && free.length < FREE_MAX_CHUNKS) free.push(chunk)
    this.#chunks.length = 0
    this.#current = -1
  }
}
