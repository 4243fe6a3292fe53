/** After this silence nothing more is expected. */
const QUIET_MS = 300
const LOOK_MS = 20

/** What a chat waits for: the answer to what was sent last, and that nothing more comes. */
export class Answers {
  readonly #lingerMs: number
  readonly #signal: AbortSignal
  #isWaiting = false
  #owner: string | null = null
  #heardAt = performance.now()

  /** Nothing is waited for longer than `lingerMs`, nor beyond the signal. */
  constructor(lingerMs: number, signal: AbortSignal) {
    this.#lingerMs = lingerMs
    this.#signal = signal
  }

  sent(): void {
    this.#isWaiting = true
    this.#owner = null
    this.heard()
  }

  heard(): void {
    this.#heardAt = performance.now()
  }

  /** What was sent last has been decided: who is to answer it. */
  decided(owner: string): void {
    this.#owner = owner
  }

  /** Who is to answer what was sent last; null while that is not decided. */
  get owner(): string | null {
    return this.#owner
  }

  /** Nothing is to come for what was sent, or it has come. */
  settled(): void {
    this.#isWaiting = false
  }

  /** Whether it is, and not given up. */
  untilSettled(): Promise<boolean> {
    return this.#until(() => !this.#isWaiting)
  }

  untilQuiet(): Promise<boolean> {
    return this.#until(() => !this.#isWaiting && performance.now() - this.#heardAt > QUIET_MS)
  }

  async #until(done: () => boolean): Promise<boolean> {
    const deadline = performance.now() + this.#lingerMs
    while (!done() && !this.#signal.aborted && performance.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, LOOK_MS))
    }
    return done()
  }
}
