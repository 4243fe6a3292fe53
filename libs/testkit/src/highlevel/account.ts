import { newId } from './ids.ts'
import { Journal } from './journal.ts'

export type DndStatus = 'active' | 'inactive' | 'permanent'

export interface Note {
  readonly id: string
  readonly body: string
  readonly contactId: string
  readonly dateAdded: string
}

export interface Task {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly dueDate: string
  readonly completed: boolean
  readonly contactId: string
}

export interface Message {
  readonly id: string
  readonly direction: 'inbound' | 'outbound'
  readonly messageType: string
  readonly body: string
  readonly contactId: string
  readonly conversationId: string
  readonly locationId: string
  readonly dateAdded: string
}

export interface Contact {
  readonly id: string
  readonly locationId: string
  readonly conversationId: string
  readonly dateAdded: string
  readonly tags: Set<string>
  /** By the id of the field, never by its key. */
  readonly customFields: Map<string, string>
  readonly notes: Note[]
  readonly tasks: Task[]
  readonly messages: Message[]
  readonly dndSettings: Map<string, DndStatus>
  dnd: boolean
}

export interface CustomField {
  readonly id: string
  readonly name: string
  readonly fieldKey: string
  readonly dataType: string
  readonly position: number
  readonly locationId: string
  readonly model: 'contact'
}

export interface AccountOptions {
  readonly now: () => number
  /** A contact nobody added belongs to the location that asks for it; otherwise it is not found. */
  readonly createMissing: boolean
}

/**
 * Contacts, fields, notes, tasks and conversations of all locations, in memory, and a journal of
 * every change.
 */
export class Account {
  readonly journal: Journal
  readonly contacts = new Map<string, Contact>()
  readonly #fields = new Map<string, CustomField[]>()
  readonly #options: AccountOptions
  #onMessage: ((message: Message) => void)[] = []

  constructor(options: AccountOptions) {
    this.#options = options
    this.journal = new Journal(options.now)
  }

  addContact(locationId: string, id: string = newId()): Contact {
    const contact: Contact = {
      id,
      locationId,
      conversationId: newId(),
      dateAdded: this.#date(),
      tags: new Set(),
      customFields: new Map(),
      notes: [],
      tasks: [],
      messages: [],
      dndSettings: new Map(),
      dnd: false,
    }
    this.contacts.set(id, contact)
    return contact
  }

  /** For a request of this location; undefined when there is none. */
  contact(id: string, locationId: string): Contact | undefined {
    const known = this.contacts.get(id)
    if (known || !this.#options.createMissing) return known
    return this.addContact(locationId, id)
  }

  fields(locationId: string): readonly CustomField[] {
    return this.#fields.get(locationId) ?? []
  }

  allFields(): readonly CustomField[] {
    return [...this.#fields.values()].flat()
  }

  takeFields(fields: readonly CustomField[]): void {
    for (const field of fields) {
      this.#fields.set(field.locationId, [...this.fields(field.locationId), field])
    }
  }

  addField(locationId: string, name: string, dataType: string): CustomField {
    const fields = this.#fields.get(locationId) ?? []
    const fieldKey = `contact.${name.trim().toLowerCase().replace(/\W+/g, '_')}`
    const field: CustomField = {
      id: newId(),
      name,
      fieldKey,
      dataType,
      position: fields.length * 50,
      locationId,
      model: 'contact',
    }
    this.#fields.set(locationId, [...fields, field])
    return field
  }

  /** Somebody deletes all fields of a location by hand. */
  dropFields(locationId: string): void {
    this.#fields.delete(locationId)
  }

  addTags(contact: Contact, tags: readonly string[]): void {
    for (const tag of tags) contact.tags.add(tag)
    this.journal.note(contact, 'tags-added', tags.join(','))
  }

  removeTags(contact: Contact, tags: readonly string[]): void {
    for (const tag of tags) contact.tags.delete(tag)
    this.journal.note(contact, 'tags-removed', tags.join(','))
  }

  addNote(contact: Contact, body: string): Note {
    const note = { id: newId(), body, contactId: contact.id, dateAdded: this.#date() }
    contact.notes.push(note)
    this.journal.note(contact, 'note', body)
    return note
  }

  addTask(contact: Contact, task: Pick<Task, 'title' | 'body' | 'dueDate' | 'completed'>): Task {
    const made = { ...task, id: newId(), contactId: contact.id }
    contact.tasks.push(made)
    this.journal.note(contact, 'task', task.body)
    return made
  }

  addMessage(contact: Contact, direction: Message['direction'], body: string, type: string) {
    const message: Message = {
      id: newId(),
      direction,
      messageType: `TYPE_${type.toUpperCase()}`,
      body,
      contactId: contact.id,
      conversationId: contact.conversationId,
      locationId: contact.locationId,
      dateAdded: this.#date(),
    }
    contact.messages.push(message)
    this.journal.note(contact, direction === 'outbound' ? 'sent' : 'received', body)
    for (const tell of this.#onMessage) tell(message)
    return message
  }

  /** Calls back with every message from now on; the result ends it. */
  onMessage(tell: (message: Message) => void): () => void {
    this.#onMessage.push(tell)
    return () => {
      this.#onMessage = this.#onMessage.filter(other => other !== tell)
    }
  }

  #date(): string {
    return new Date(this.#options.now()).toISOString()
  }
}
