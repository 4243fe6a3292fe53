/** After this silence nothing more is expected. */
const QUIET_MS = 300
const LOOK_MS = 20

/** What a chat waits for: the answer to what was sent last, and that nothing more comes. */
export class Answers {
  readonly #lingerMs: number
  readonly #signal: AbortSignal
  #isWaiting = false
  #heardAt = performance.now()

  /** Nothing is waited for longer than `lingerMs`, nor beyond the signal. */
  constructor(lingerMs: number, signal: AbortSignal) {
    this.#lingerMs = lingerMs
    this.#signal = signal
  }

  sent(): void {
    this.#isWaiting = true
    this.heard()
  }

  heard(): void {
    this.#heardAt = performance.now()
  }

  /** Nothing is to come for what was sent, or it has come. */
  settled(): void {
    this.#isWaiting = false
  }

  untilSettled(): Promise<void> {
    return this.#until(() => !this.#isWaiting)
  }

  untilQuiet(): Promise<void> {
    return this.#until(() => !this.#isWaiting && performance.now() - this.#heardAt > QUIET_MS)
  }

  async #until(done: () => boolean): Promise<void> {
    const deadline = performance.now() + this.#lingerMs
    while (!done() && !this.#signal.aborted && performance.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, LOOK_MS))
    }
  }
}
