import type { Platform } from '@baton/cli'
import type { OutboundMessage } from '@baton/domain'
import type { Account, Contact } from '@baton/testkit/highlevel'

/** All outbound messages of an app, partition by partition, in log order. */
export const outboundOf = async (platform: Platform): Promise<OutboundMessage[]> => {
  const codec = platform.codecs.of('outbound.messages.v1')
  const found: OutboundMessage[] = []
  for (let partition = 0; partition < platform.partitions; partition++) {
    await platform.kafka.log.readToEnd({
      topic: platform.topic('outbound.messages.v1'),
      partition,
      onBatch: ({ records }) => {
        for (const { value } of records) if (value) found.push(codec.decode(value))
      },
    })
  }
  return found
}

/** What a contact's card has to show, and the order in which it came about. */
export interface Written {
  readonly tags: readonly string[]
  readonly context: string
  readonly sent: readonly string[]
  readonly notes: readonly string[]
  readonly tasks: number
  /** Kinds of changes in their order, repeats of one counted once. */
  readonly order: readonly string[]
}

interface Expected {
  readonly written: Written
  /** Whether as much has arrived; whether it is right is another question. */
  isIn(contact: Contact | undefined): boolean
}

/** Computed from the decisions alone: nothing of the crm's code is used here. */
export const expectedOf = (outbound: readonly OutboundMessage[]): ReadonlyMap<string, Expected> => {
  const byContact = Map.groupBy(outbound, message => message.contactId)
  return new Map([...byContact].map(([id, messages]) => [id, expectedFor(messages)]))
}

const expectedFor = (messages: readonly OutboundMessage[]): Expected => {
  const tags = new Set<string>()
  const sent: string[] = []
  const notes: string[] = []
  const order: string[] = []
  let tasks = 0
  let context = ''
  for (const { actions } of messages) {
    const kinds: string[] = []
    const last = new Map<string, string>()
    for (const action of actions) {
      for (const tag of action['baton.AddTags']?.tags ?? []) last.set(tag, 'tags-added')
      for (const tag of action['baton.RemoveTags']?.tags ?? []) last.set(tag, 'tags-removed')
      for (const tag of action['baton.AddTags']?.tags ?? []) tags.add(tag)
      for (const tag of action['baton.RemoveTags']?.tags ?? []) tags.delete(tag)
      const text = action['baton.SendText']?.text
      const note = action['baton.AddNote']?.text
      context = action['baton.SetContext']?.context.summary ?? context
      if (text !== undefined) sent.push(text)
      if (note !== undefined) notes.push(note)
      if (action['baton.AddTask']) tasks += 1
      kinds.push(KINDS[Object.keys(action)[0] ?? ''] ?? '')
    }
    const net = new Set(last.values())
    order.push(...once(kinds).filter(kind => !kind.startsWith('tags-') || net.has(kind)))
  }
  const written = {
    tags: [...tags].sort(),
    context,
    sent,
    notes,
    tasks,
    order: withoutRepeats(order),
  }
  return {
    written,
    isIn: contact =>
      contact !== undefined &&
      sentTo(contact).length >= sent.length &&
      contact.notes.length >= notes.length &&
      contact.tasks.length >= tasks &&
      contact.tags.size === tags.size &&
      contextIn(contact) === context,
  }
}

const KINDS: Readonly<Record<string, string>> = {
  'baton.SendText': 'sent',
  'baton.AddTags': 'tags-added',
  'baton.RemoveTags': 'tags-removed',
  'baton.SetContext': 'fields',
  'baton.AddNote': 'note',
  'baton.AddTask': 'task',
  'baton.SetDnd': 'dnd',
}
const ONE_CALL: readonly string[] = ['tags-added', 'tags-removed', 'fields']

/**
 * All tags added by one message are one call, and so on: it stands where the first of them does.
 */
const once = (kinds: readonly string[]): string[] =>
  kinds.filter((kind, i) => !ONE_CALL.includes(kind) || kinds.indexOf(kind) === i)

const withoutRepeats = (kinds: readonly string[]): string[] =>
  kinds.filter((kind, i) => !(ONE_CALL.includes(kind) && kinds[i - 1] === kind))

const sentTo = (contact: Contact) =>
  contact.messages.filter(message => message.direction === 'outbound').map(one => one.body)

const contextIn = (contact: Contact): string => {
  for (const value of contact.customFields.values()) {
    if (value.startsWith('{')) return (JSON.parse(value) as { summary: string }).summary
  }
  return ''
}

/** What really stands in the CRM. */
export const writtenOf = (account: Account, contactId: string): Written => {
  const contact = account.contacts.get(contactId)
  if (!contact) throw new Error(`no contact ${contactId}`)
  const kinds = account.journal.of(contactId).map(entry => entry.kind as string)
  return {
    tags: [...contact.tags].sort(),
    context: contextIn(contact),
    sent: sentTo(contact),
    // Without the line that refers to the decision.
    notes: contact.notes.map(note => note.body.replace(/\n\[decision [^\n]*\]$/, '')),
    tasks: contact.tasks.length,
    order: withoutRepeats(kinds),
  }
}
