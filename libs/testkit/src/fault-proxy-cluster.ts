import { type Fault, type FaultCondition, FaultProxy, type HostPort } from './fault-proxy.ts'
import type { FaultRule } from './fault-rules.ts'
import type { Api } from './kafka-wire.ts'

const keyOf = ({ host, port }: HostPort): string => `${host}:${port}`

const parsed = (address: string): HostPort => {
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon), port: Number(address.slice(colon + 1)) }
}

/**
 * One proxy in front of each broker of a cluster. Clients that are given `brokers` never learn of
 * another way: answers name the proxies. A client with proxies of its own can be cut off alone,
 * whatever its client id is.
 */
export class FaultProxyCluster {
  /** One for each broker, in the order given. */
  readonly proxies: readonly FaultProxy[]

  private constructor(proxies: readonly FaultProxy[]) {
    this.proxies = proxies
  }

  /**
   * `brokers` as `host:port`; all of the cluster's must be named, as the brokers advertise
   * themselves.
   */
  static async start(brokers: readonly string[]): Promise<FaultProxyCluster> {
    const byBroker = new Map<string, FaultProxy>()
    const route = (advertised: HostPort): HostPort => {
      const proxy = byBroker.get(keyOf(advertised))
      if (!proxy) throw new Error(`no proxy in front of ${keyOf(advertised)}`)
      return proxy.address
    }
    for (const broker of brokers)
      byBroker.set(broker, await FaultProxy.start(parsed(broker), route))
    return new FaultProxyCluster([...byBroker.values()])
  }

  /** Where clients connect, as `host:port`. */
  get brokers(): readonly string[] {
    return this.proxies.map(({ address }) => keyOf(address))
  }

  /** The same fault at every broker: `times` and `after` count at each. */
  plan(condition: FaultCondition, fault: Fault): readonly FaultRule[] {
    return this.proxies.map(proxy => proxy.plan(condition, fault))
  }

  seen(api: Api): number {
    return this.proxies.reduce((sum, proxy) => sum + proxy.seen(api), 0)
  }

  get struck(): number {
    return this.proxies.reduce((sum, proxy) => sum + proxy.struck, 0)
  }

  heal(): void {
    for (const proxy of this.proxies) proxy.heal()
  }

  async close(): Promise<void> {
    await Promise.all(this.proxies.map(proxy => proxy.close()))
  }
}
