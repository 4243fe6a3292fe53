interface Happening {
  readonly at: number
  /** Among those of one time, the order in which they were set. */
  readonly order: number
  readonly label: string
  readonly run: () => void
  cancelled: boolean
}

/**
 * Simulated time: nothing happens but what was set on it, one thing after the other, and each runs
 * to its end before the next.
 */
export class Timeline {
  readonly #heap: Happening[] = []
  #now = 0
  #order = 0
  #steps = 0
  #hash = 0x811c9dc5
  readonly #trace: ((line: string) => void) | undefined

  constructor(trace?: (line: string) => void) {
    this.#trace = trace
  }

  /** ms since the run began. */
  get now(): number {
    return this.#now
  }

  get steps(): number {
    return this.#steps
  }

  /** A name of all that has happened so far: equal only for equal runs. */
  get hash(): string {
    return (this.#hash >>> 0).toString(16).padStart(8, '0')
  }

  after(ms: number, label: string, run: () => void): () => void {
    const at = this.#now + Math.max(0, ms)
    const happening: Happening = { at, order: this.#order++, label, run, cancelled: false }
    this.#push(happening)
    return () => {
      happening.cancelled = true
    }
  }

  /** Goes on until the condition holds, or time or steps run out; whether it holds. */
  async runUntil(done: () => boolean, untilMs: number, stepsMax: number): Promise<boolean> {
    for (let steps = 0; steps < stepsMax; steps++) {
      if (done()) return true
      const next = this.#heap[0]
      if (!next || next.at > untilMs) {
        this.#now = Math.max(this.#now, untilMs)
        return done()
      }
      this.#pop()
      if (next.cancelled) continue
      this.#now = next.at
      this.#steps++
      this.note(next.label)
      next.run()
      // Everything in the run is a chain of promises: when the event loop turns, none has anything
      // left to do.
      await new Promise<void>(resolve => setImmediate(resolve))
    }
    return done()
  }

  /** Makes something part of the run's name. */
  note(label: string): void {
    this.#trace?.(`${this.#now} ${label}`)
    let hash = this.#hash ^ this.#now
    for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193)
    this.#hash = hash
  }

  #push(happening: Happening): void {
    const heap = this.#heap
    let i = heap.push(happening) - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!comesBefore(happening, heap[parent]!)) break
      heap[i] = heap[parent]!
      i = parent
    }
    heap[i] = happening
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()!
    if (heap.length === 0) return
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && comesBefore(heap[child + 1]!, heap[child]!)) child++
      if (!comesBefore(heap[child]!, last)) break
      heap[i] = heap[child]!
      i = child
    }
    heap[i] = last
  }
}

const comesBefore = (a: Happening, b: Happening): boolean =>
  a.at === b.at ? a.order < b.order : a.at < b.at
