import { KEY_MAX_BYTES } from '@baton/domain'
import Fastify from 'fastify'
import { Account, type Contact, type Message } from './account.ts'
import { type EndpointContext, Refusal } from './endpoint.ts'
import { type Fault, type FaultPlan, noFaults } from './faults.ts'
import { addInboxRoutes } from './inbox.ts'
import type { JournalEntry } from './journal.ts'
import { HIGHLEVEL_LIMITS, RateCounter, type RateLimits } from './limits.ts'
import { addContactRoutes } from './routes/contacts.ts'
import { addConversationRoutes } from './routes/conversations.ts'
import { addCustomFieldRoutes } from './routes/custom-fields.ts'
import { load, save } from './snapshot.ts'
import { echoOf } from './webhooks/echo.ts'
import { inboundMessage } from './webhooks/payloads.ts'
import type { Delivery, WebhookSender } from './webhooks/sender.ts'

export interface LocalHighLevelOptions {
  readonly host?: string
  /** 0 takes a free one. */
  readonly port?: number
  /** Location by access token. */
  readonly tokens: Readonly<Record<string, string>>
  readonly limits?: Partial<RateLimits>
  readonly faults?: FaultPlan
  /** Whether a contact that was not added comes into being when it is asked for. */
  readonly createMissing?: boolean
  /** ms; of dates and of the rate windows. */
  readonly now?: () => number
  /** Tells the app of what contacts write. */
  readonly webhooks?: WebhookSender
  /** Tells the app also of the changes it made itself, as HighLevel does. */
  readonly echoes?: boolean
  /** Where everything is kept over restarts; in memory alone when absent. */
  readonly file?: string
}

/** What happens in the last ms before a kill is not kept. */
const SAVE_EVERY_MS = 1_000
/** %xx for each byte of a contact's id. */
const PARAM_MAX_CHARS = 3 * KEY_MAX_BYTES

/**
 * The part of HighLevel that Baton uses, on this machine: contacts, tags, custom fields by id,
 * notes, tasks, conversations, rate limits with their headers, webhooks with real signatures, and
 * whatever can go wrong with them.
 */
export class LocalHighLevel {
  readonly url: string
  readonly account: Account
  readonly #context: EndpointContext
  /** Tells the app of what contacts write; may be changed, as its URL can be in HighLevel. */
  webhooks: WebhookSender | undefined
  readonly #close: () => Promise<void>

  private constructor(
    url: string,
    context: EndpointContext,
    webhooks: WebhookSender | undefined,
    close: () => Promise<void>,
  ) {
    this.url = url
    this.account = context.account
    this.#context = context
    this.webhooks = webhooks
    this.#close = close
  }

  static async start(options: LocalHighLevelOptions): Promise<LocalHighLevel> {
    const { host = '127.0.0.1', port = 0, now = Date.now, createMissing = false } = options
    const context: EndpointContext = {
      account: new Account({ now, createMissing }),
      limits: new RateCounter({ ...HIGHLEVEL_LIMITS, ...options.limits }, now),
      tokens: new Map(Object.entries(options.tokens)),
      faults: options.faults ?? noFaults,
      happened: new Map(),
    }
    const server = Fastify({
      logger: false,
      forceCloseConnections: true,
      routerOptions: { maxParamLength: PARAM_MAX_CHARS },
    })
    server.setErrorHandler((error, _request, reply) => {
      const status = error instanceof Refusal ? error.status : 500
      const message = error instanceof Error ? error.message : 'error'
      return reply.code(status).send({ statusCode: status, message })
    })
    addContactRoutes(server, context)
    addCustomFieldRoutes(server, context)
    addConversationRoutes(server, context)
    addInboxRoutes(server, context.account)
    const keeping = keep(context.account, options.file)
    const url = await server.listen({ host, port })
    const local = new LocalHighLevel(url, context, options.webhooks, async () => {
      await server.close()
      keeping.end()
    })
    if (options.echoes) context.account.journal.onEntry = entry => local.#echo(entry)
    return local
  }

  /** Requests that came over a rate limit; injected 429s do not count. */
  get limitExceeded(): number {
    return this.#context.limits.exceeded
  }

  /** Most requests that one location had in any interval: how close it came to the limit. */
  get busiestInterval(): number {
    return this.#context.limits.busiest
  }

  get faultsHappened(): ReadonlyMap<Fault, number> {
    return this.#context.happened
  }

  set faults(plan: FaultPlan) {
    this.#context.faults = plan
  }

  addContact(locationId: string, id?: string): Contact {
    return this.account.addContact(locationId, id)
  }

  /**
   * A contact writes: it is in the conversation, and the app is told by a webhook as HighLevel
   * tells it.
   */
  async contactWrites(contact: Contact, body: string): Promise<Message & { delivery: Delivery }> {
    const message = this.account.addMessage(contact, 'inbound', body, 'SMS')
    if (!this.webhooks) throw new Error('no webhook sender was given')
    const delivery = await this.webhooks.deliver(inboundMessage(message))
    return { ...message, delivery }
  }

  #echo({ kind, contactId }: JournalEntry): void {
    const contact = this.account.contacts.get(contactId)
    const payload = contact && echoOf(kind, contact)
    // Lost when nobody takes it, as at HighLevel.
    if (payload) void this.webhooks?.deliver(payload)
  }

  async stop(): Promise<void> {
    await this.#close()
  }
}

/** Loads an account and saves it whenever it has changed. */
const keep = (account: Account, file: string | undefined): { end(): void } => {
  if (file === undefined) return { end: () => {} }
  load(account, file)
  let saved = 0
  const saveChanges = () => {
    const changes = account.journal.entries.length
    if (changes > saved) save(account, file)
    saved = changes
  }
  const timer = setInterval(saveChanges, SAVE_EVERY_MS)
  return {
    end: () => {
      clearInterval(timer)
      saveChanges()
    },
  }
}
