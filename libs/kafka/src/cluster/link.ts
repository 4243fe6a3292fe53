import type { Frame } from '../wire/frame.ts'
import {
  type Broker,
  BrokerClass,
  type Connection,
  ConnectionPoolClass,
  createLogger,
  defaultSocketFactory,
  RequestQueueClass,
  type SocketFactory,
  SocketRequestClass,
} from '../wire/kafkajs.ts'
import type { Address, Settings } from './config.ts'

// kafkajs re-arms a 1 ms timer for ever on each idle connection: 24 of them cost 4.6 % of a core,
// this way 0.7 %.
const schedule = RequestQueueClass.prototype.scheduleCheckPendingRequests
RequestQueueClass.prototype.scheduleCheckPendingRequests = function () {
  if (this.pending.length > 0) schedule.call(this)
}

/**
 * kafkajs compares times with the wall clock: were that set back, a request under way would wait so
 * much longer. A time is kept by the monotonic clock, and is what it was by the wall clock of
 * whoever asks.
 */
const keepMonotonic = (prototype: object, field: string): void => {
  const kept = Symbol(field)
  Object.defineProperty(prototype, field, {
    get(this: { readonly [kept]: number }) {
      return this[kept] + wallAhead()
    },
    set(this: { [kept]: number }, time: number) {
      this[kept] = time - wallAhead()
    },
  })
}
const wallAhead = (): number => Date.now() - performance.now()
keepMonotonic(SocketRequestClass.prototype, 'sentAt')
keepMonotonic(RequestQueueClass.prototype, 'throttledUntil')

const silent = createLogger({ level: 0, logCreator: () => () => {} })
const openSocket = defaultSocketFactory()

/** kafkajs leaves Nagle's algorithm on, which holds small requests back. */
const noDelay: SocketFactory = target => openSocket(target).setNoDelay(true)

/**
 * One connection to one broker. It is never reconnected: after any failure its owner opens another
 * (kafkajs would feed half an old answer to the decoder of the new connection). A broker answers
 * one request of a connection after the other, so whoever waits long for answers has a link of
 * their own.
 */
export class Link {
  readonly broker: Broker
  readonly #connection: Connection
  readonly #settings: Settings
  #closed = false

  private constructor(broker: Broker, connection: Connection, settings: Settings) {
    this.broker = broker
    this.#connection = connection
    this.#settings = settings
  }

  /** Connects, learns the broker's versions and authenticates. */
  static async open(settings: Settings, advertised: Address): Promise<Link> {
    const { host, port } = settings.route(advertised)
    const connectionPool = new ConnectionPoolClass({
      host,
      port,
      ssl: settings.ssl,
      sasl: settings.sasl,
      clientId: settings.clientId,
      connectionTimeout: settings.connectTimeoutMs,
      requestTimeout: settings.requestTimeoutMs,
      enforceRequestTimeout: true,
      maxInFlightRequests: null,
      socketFactory: noDelay,
      logger: silent,
    })
    const broker = new BrokerClass({
      connectionPool,
      logger: silent,
      allowAutoTopicCreation: false,
    })
    const link = new Link(broker, connectionPool.pool[0], settings)
    try {
      await broker.connect()
    } catch (error) {
      link.close()
      throw error
    }
    return link
  }

  /**
   * False after a failure, and when the SASL session nears its end: kafkajs cannot renew it beside
   * other requests.
   */
  get usable(): boolean {
    const connection = this.#connection
    if (this.#closed || !connection.isConnected()) return false
    return !connection.sasl || connection.isAuthenticated()
  }

  begin(frame: Frame, apiKey: number, apiVersion: number): Frame {
    return frame.begin(apiKey, apiVersion, this.#settings.clientId)
  }

  /**
   * Sends a frame and resolves with the answer's body; `extraMs` is for requests that the broker
   * may hold back.
   */
  exchange(frame: Frame, extraMs = 0): Promise<Buffer> {
    const connection = this.#connection
    const { apiKey, apiVersion } = frame
    return new Promise((resolve, reject) => {
      if (!connection.isConnected()) return reject(new LinkClosed())
      const correlationId = connection.nextCorrelationId()
      const bytes = frame.seal(correlationId)
      connection.requestQueue.push({
        entry: {
          apiKey,
          apiName: `API ${apiKey}`,
          apiVersion,
          correlationId,
          resolve: answer => resolve(answer.payload),
          reject,
        },
        expectResponse: true,
        requestTimeout: this.#settings.requestTimeoutMs + extraMs,
        sendRequest: () => connection.socket?.write(bytes),
      })
    })
  }

  /** Cuts the connection at once; what waits for an answer rejects. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    const connection = this.#connection
    connection.requestQueue.rejectAll(new LinkClosed())
    connection.requestQueue.destroy()
    // kafkajs' own state has to say "disconnected" too; with nothing pending this ends at once.
    connection.disconnect().catch(() => {})
    connection.socket?.destroy()
  }
}

/** Has the name that kafkajs gives to the same event, so that both are treated alike. */
class LinkClosed extends Error {
  constructor() {
    super('connection closed')
    this.name = 'KafkaJSConnectionClosedError'
  }
}
