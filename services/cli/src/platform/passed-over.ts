import type { BatonError } from '@baton/domain'
import { errorText } from '../report.ts'

/** Records of an app's own topics that nobody can read: another hand has written them. */
export class PassedOver {
  readonly #places = new Set<string>()
  #first: BatonError | undefined

  /** A record that was read before counts once. */
  add(error: BatonError): void {
    this.#places.add(error.message)
    this.#first ??= error
  }

  /** How many there were, and the first one; null when there was none. */
  get text(): string | null {
    if (!this.#first) return null
    const first = errorText(this.#first)
    const { size } = this.#places
    return size === 1
      ? `a record that cannot be read is passed over: ${first}`
      : `${size} records that cannot be read are passed over; the first: ${first}`
  }
}
