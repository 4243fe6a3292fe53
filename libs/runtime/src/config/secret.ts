import { inspect } from 'node:util'

const REDACTED = '[redacted]'

/** A value that must not reach a log: however it is printed, it reads [redacted]. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The value itself, to be handed to a client and nowhere else. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return REDACTED
  }

  toJSON(): string {
    return REDACTED
  }

  [inspect.custom](): string {
    return REDACTED
  }
}
