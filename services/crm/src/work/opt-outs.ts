import type { OutboundMessage } from '@baton/domain'

/** Contacts whose opt-out is remembered; the one read longest ago is forgotten first. */
const CONTACTS_MAX = 10_000

/**
 * How far on in the partition do-not-disturb is switched on for a contact, as far as it has been
 * read.
 */
export class OptOuts {
  readonly #offsets = new Map<string, number>()

  read({ contactId, actions }: OutboundMessage, offset: number): void {
    if (!actions.some(action => action['baton.SetDnd']?.on)) return
    const known = this.#offsets.get(contactId) ?? offset
    this.#offsets.delete(contactId)
    this.#offsets.set(contactId, Math.max(known, offset))
    if (this.#offsets.size <= CONTACTS_MAX) return
    for (const oldest of this.#offsets.keys()) {
      this.#offsets.delete(oldest)
      break
    }
  }

  /** Whether the contact opts out after the message at the offset. */
  isAfter(contactId: string, offset: number): boolean {
    return (this.#offsets.get(contactId) ?? -1) > offset
  }
}
