import { BatonError } from '@baton/domain'

/** What the local HighLevel shows of a contact. */
export interface Card {
  readonly tags: readonly string[]
  readonly fields: Readonly<Record<string, string>>
  readonly notes: readonly { readonly body: string }[]
  readonly tasks: readonly { readonly title: string }[]
  readonly dnd: boolean
}

interface Shown {
  readonly direction: 'inbound' | 'outbound'
  readonly body: string
}

/** One long poll, ms. */
const WAIT_MS = 10_000
const RETRY_MS = 500

/** The phone of a contact: every message the CRM sent from now on. */
export class Inbox {
  readonly #url: string
  readonly #stopping = new AbortController()
  readonly #loop: Promise<void>

  private constructor(url: string, seen: number, onMessage: (text: string) => void) {
    this.#url = url
    this.#loop = this.#run(seen, onMessage)
  }

  /**
   * Resolves once it is known what was there before; BAD_REQUEST with what the CRM said when it
   * does not take the contact.
   */
  static async open(
    inboxUrl: string,
    contactId: string,
    onMessage: (text: string) => void,
  ): Promise<Inbox> {
    const url = `${inboxUrl}/${encodeURIComponent(contactId)}`
    const response = await fetch(url)
    const { messages, message } = (await response.json()) as { messages: Shown[]; message?: string }
    if (!response.ok) {
      const said = message ?? `it answered ${response.status}`
      throw new BatonError('BAD_REQUEST', `the local CRM does not take this contact: ${said}`)
    }
    return new Inbox(url, messages.length, onMessage)
  }

  async card(): Promise<Card> {
    return (await (await fetch(`${this.#url}/card`)).json()) as Card
  }

  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#loop
  }

  async #run(seen: number, onMessage: (text: string) => void): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      try {
        const response = await fetch(`${this.#url}?after=${seen}&wait=${WAIT_MS}`, { signal })
        const { messages } = (await response.json()) as { messages: Shown[] }
        seen += messages.length
        for (const { direction, body } of messages) if (direction === 'outbound') onMessage(body)
      } catch {
        if (!signal.aborted) await new Promise(resolve => setTimeout(resolve, RETRY_MS))
      }
    }
  }
}

/** A card as an agent would see it. */
export const cardLines = ({ tags, fields, notes, tasks, dnd }: Card): string[] => [
  `tags    ${tags.join(', ') || 'none'}${dnd ? '   (do not disturb)' : ''}`,
  ...Object.entries(fields)
    .filter(([, value]) => value !== '' && !value.startsWith('{'))
    .map(([name, value]) => `field   ${name}: ${value}`),
  ...notes.map(({ body }) => `note    ${body.replaceAll('\n', '\n        ')}`),
  ...tasks.map(({ title }) => `task    ${title}`),
]
