import { createHash, timingSafeEqual } from 'node:crypto'
import type { Secret } from '@baton/runtime'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Several secrets that hold at once, so that one can be replaced while the other is still in use.
 */
export class ActiveSecrets {
  readonly #digests: readonly Buffer[]

  constructor(secrets: readonly Secret[]) {
    this.#digests = secrets.map(secret => digest(secret.reveal()))
  }

  get none(): boolean {
    return this.#digests.length === 0
  }

  /** Takes equally long whichever matches, how much of it matches, and how long it is. */
  match(given: string): boolean {
    const offered = digest(given)
    let matches = false
    for (const known of this.#digests) matches = timingSafeEqual(known, offered) || matches
    return matches
  }
}
