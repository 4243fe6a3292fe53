export type ChangeKind =
  | 'tags-added'
  | 'tags-removed'
  | 'tags-replaced'
  | 'fields'
  | 'dnd'
  | 'note'
  | 'task'
  | 'sent'
  | 'received'

export interface JournalEntry {
  readonly contactId: string
  readonly locationId: string
  readonly kind: ChangeKind
  readonly detail: string
  /** ms. */
  readonly at: number
}

/**
 * Every change in the order it took effect, so that a test can count doubles and check the order.
 */
export class Journal {
  readonly entries: JournalEntry[] = []
  readonly #now: () => number
  /** Told of each change. */
  onEntry: ((entry: JournalEntry) => void) | undefined

  constructor(now: () => number) {
    this.#now = now
  }

  note(contact: { id: string; locationId: string }, kind: ChangeKind, detail: string): void {
    const { id: contactId, locationId } = contact
    const entry = { contactId, locationId, kind, detail, at: this.#now() }
    this.entries.push(entry)
    this.onEntry?.(entry)
  }

  of(contactId: string): readonly JournalEntry[] {
    return this.entries.filter(entry => entry.contactId === contactId)
  }
}
