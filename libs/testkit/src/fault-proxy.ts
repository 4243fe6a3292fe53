import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { type Fault, type FaultCondition, FaultRule } from './fault-rules.ts'
import { type HostPort, type Route, rerouted } from './kafka-addresses.ts'
import {
  type Api,
  correlationOf,
  errorAnswer,
  FrameSplitter,
  readRequest,
  type SeenRequest,
} from './kafka-wire.ts'

export type { Fault, FaultCondition, FaultRule } from './fault-rules.ts'
export type { HostPort } from './kafka-addresses.ts'
export type { Api, SeenRequest } from './kafka-wire.ts'

/**
 * A TCP proxy in front of one broker that reads api keys and correlation ids and fails chosen
 * requests, before or after the broker has applied them. The first rule that strikes decides. It
 * keeps the order of requests and of answers within a connection.
 */
export class FaultProxy {
  /** Where clients connect; after `close` nobody listens there. */
  readonly address: HostPort
  readonly #server: Server
  readonly #rules: FaultRule[] = []
  readonly #counts = new Map<Api, number>()
  readonly #open = new Set<Tunnel>()

  private constructor(server: Server, address: HostPort) {
    this.#server = server
    this.address = address
  }

  /**
   * Listens on a free port of this machine. With a route the broker's answers name the address that
   * the route gives for each broker, so that a client which knows of nothing stays behind proxies.
   */
  static async start(broker: HostPort, route?: Route): Promise<FaultProxy> {
    const server = createServer({ noDelay: true })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { address, port } = server.address() as AddressInfo
    const proxy = new FaultProxy(server, { host: address, port })
    server.on('connection', client => proxy.#accept(client, broker, route))
    return proxy
  }

  /** Plans a fault. */
  plan(condition: FaultCondition, fault: Fault): FaultRule {
    const rule = new FaultRule(condition, fault)
    this.#rules.push(rule)
    return rule
  }

  /** Requests of this API that came by, struck or not. */
  seen(api: Api): number {
    return this.#counts.get(api) ?? 0
  }

  /** Requests that a rule still planned has struck. */
  get struck(): number {
    return this.#rules.reduce((sum, { hits }) => sum + hits, 0)
  }

  /** Takes back every rule and lets everything held go on. */
  heal(): void {
    for (const rule of this.#rules.splice(0)) rule.release()
  }

  /** Cuts every connection there is; new ones are welcome. */
  disconnectAll(): void {
    for (const tunnel of this.#open) tunnel.cut()
  }

  async close(): Promise<void> {
    this.heal()
    this.disconnectAll()
    await new Promise<void>(resolve => this.#server.close(() => resolve()))
  }

  #accept(client: Socket, broker: HostPort, route: Route | undefined): void {
    const tunnel = new Tunnel(client, broker, request => this.#judge(request), route)
    this.#open.add(tunnel)
    tunnel.closed.then(() => this.#open.delete(tunnel))
  }

  #judge(request: SeenRequest): FaultRule | undefined {
    if (request.api) this.#counts.set(request.api, this.seen(request.api) + 1)
    return this.#rules.find(rule => rule.strikes(request))
  }
}

/** One client connection and its counterpart to the broker. */
class Tunnel {
  readonly #client: Socket
  readonly #broker: Socket
  readonly #judge: (request: SeenRequest) => FaultRule | undefined
  readonly #route: Route | undefined
  /** Requests whose answer is not just passed on, by correlation id. */
  readonly #asked = new Map<
    number,
    { readonly request: SeenRequest; readonly fault: Fault | undefined }
  >()
  readonly #closed = Promise.withResolvers<void>()
  #requests = Promise.resolve()
  #answers = Promise.resolve()

  constructor(
    client: Socket,
    broker: HostPort,
    judge: (request: SeenRequest) => FaultRule | undefined,
    route: Route | undefined,
  ) {
    this.#client = client
    this.#route = route
    this.#broker = connect({ ...broker, noDelay: true })
    this.#judge = judge
    const requests = new FrameSplitter()
    const answers = new FrameSplitter()
    client.on('data', chunk => {
      for (const frame of requests.push(chunk))
        this.#requests = this.#requests.then(() => this.#request(frame))
    })
    this.#broker.on('data', chunk => {
      for (const frame of answers.push(chunk))
        this.#answers = this.#answers.then(() => this.#answer(frame))
    })
    for (const socket of [client, this.#broker])
      socket.on('error', () => this.cut()).on('close', () => this.cut())
  }

  get closed(): Promise<void> {
    return this.#closed.promise
  }

  cut(): void {
    this.#client.destroy()
    this.#broker.destroy()
    this.#closed.resolve()
  }

  async #request(frame: Buffer): Promise<void> {
    const request = readRequest(frame)
    const rule = this.#judge(request)
    const fault = rule?.fault
    if (fault?.kind === 'hold-request') await rule?.released
    if (fault?.kind === 'drop-request') this.cut()
    else if (fault?.kind === 'error') this.#client.write(errorAnswer(request, fault.errorCode))
    else if (fault?.kind !== 'blackhole') {
      if (fault || this.#route) this.#asked.set(request.correlationId, { request, fault })
      this.#broker.write(frame)
    }
  }

  async #answer(frame: Buffer): Promise<void> {
    const asked = this.#asked.get(correlationOf(frame))
    this.#asked.delete(correlationOf(frame))
    const fault = asked?.fault
    if (fault?.kind === 'delay-response') await pause(fault.ms)
    if (fault?.kind === 'damage-response') frame[frame.length - 1]! ^= 1
    if (fault?.kind === 'drop-response') this.cut()
    else if (asked && fault?.kind === 'error-after')
      this.#client.write(errorAnswer(asked.request, fault.errorCode))
    else if (fault?.kind !== 'mute-response')
      this.#client.write(asked && this.#route ? rerouted(asked.request, frame, this.#route) : frame)
  }
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
