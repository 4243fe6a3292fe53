type Step = () => Promise<void> | void

/** Undoes, in reverse order, what was started; also when starting fails half-way. */
export class Undo {
  readonly #steps: Step[] = []
  #isRun = false

  /** What comes after the end is undone at once. */
  add(step: Step): void {
    if (this.#isRun) Promise.resolve().then(step).catch(ignored)
    else this.#steps.unshift(step)
  }

  /** Takes every step; rejects with what the first failed with. */
  async run(): Promise<void> {
    this.#isRun = true
    const failures: unknown[] = []
    for (const step of this.#steps.splice(0)) {
      try {
        await step()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
  }
}

/** Why all came to an end has been told. */
const ignored = () => {}
