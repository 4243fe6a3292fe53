import { setTimeout as delay } from 'node:timers/promises'
import { BatonError } from '@baton/domain'
import { isAlive } from '@baton/runtime/process-identity'
import { HOST } from '../cluster-ports.ts'
import type { Supervised } from '../supervision.ts'
import {
  type Coordinated,
  coordinatorOf,
  coordinatorPartition,
  lead,
  type MetadataView,
  metadata,
  type PartitionView,
  type Send,
  sendTo,
} from './cluster-view.ts'

const POLL_MS = 50
/**
 * Beyond a broker's session (3 s), which a killed one waits out before it may register again, and
 * the recovery of its logs, which takes a minute and more where every core has ten programs to run.
 */
const WITHIN_MS = 180_000

export const nameOf = (node: number): string => `broker-${node}`

/** Where the brokers of a cluster are; ports by node, from 1 on. */
export interface Place {
  readonly ports: readonly number[]
  readonly scramPorts: readonly number[]
  readonly mutualPorts: readonly number[]
  readonly registryUrl: string | undefined
  readonly classpath: string
}

const addressesOf = (ports: readonly number[]) => ports.map(port => `${HOST}:${port}`)

/**
 * What a test does to the brokers of a cluster, and what it asks of them. Nodes are numbered from
 * 1.
 */
export class Brokers {
  /** Bootstrap addresses, node 1 first. */
  readonly addresses: readonly string[]
  readonly registryUrl: string | undefined
  /** The addresses of the listeners with TLS, if there are any. */
  readonly secure: { readonly scram: readonly string[]; readonly mutual: readonly string[] }
  /** The brokers' jars, for the Java tools. */
  readonly classpath: string
  readonly #ports: readonly number[]
  readonly #supervised: Supervised
  readonly #remove: () => void
  /** Neither killed, shut down nor frozen. */
  readonly #answering: Set<number>

  constructor(supervised: Supervised, place: Place, remove: () => void) {
    const { ports } = place
    this.addresses = addressesOf(ports)
    this.registryUrl = place.registryUrl
    this.secure = { scram: addressesOf(place.scramPorts), mutual: addressesOf(place.mutualPorts) }
    this.classpath = place.classpath
    this.#ports = ports
    this.#supervised = supervised
    this.#remove = remove
    this.#answering = new Set(this.nodes)
  }

  get nodes(): readonly number[] {
    return this.#ports.map((_, i) => i + 1)
  }

  /** Of the process as last started. */
  pidOf(node: number): number | undefined {
    return this.#pid(nameOf(node))
  }

  get supervisorPid(): number | undefined {
    return this.#pid('supervisor')
  }

  #pid(process: string): number | undefined {
    return this.#supervised.roster().find(({ name }) => name === process)?.pid
  }

  /** SIGKILL; resolves when the process is gone. */
  async kill(node: number): Promise<void> {
    this.#answering.delete(node)
    await this.#supervised.end(nameOf(node), 'SIGKILL')
  }

  /** SIGTERM: the broker hands over what it leads before it ends. */
  async shutDown(node: number): Promise<void> {
    this.#answering.delete(node)
    await this.#supervised.end(nameOf(node), 'SIGTERM')
  }

  /** Starts a broker again that was killed or shut down; resolves when the others know it. */
  async start(node: number): Promise<void> {
    await this.#supervised.start(nameOf(node))
    this.#answering.add(node)
    await this.untilRegistered()
  }

  /** SIGSTOP: its connections stay open and nothing answers. */
  freeze(node: number): void {
    this.#answering.delete(node)
    this.#signal(node, 'SIGSTOP')
  }

  /** SIGCONT. */
  thaw(node: number): void {
    this.#signal(node, 'SIGCONT')
    this.#answering.add(node)
  }

  async leaderOf(topic: string, partition: number): Promise<number> {
    return (await this.#partition(topic, partition)).leader
  }

  /** Waits for one; the first question makes the internal topic. */
  async coordinatorOf(kind: Coordinated, id: string): Promise<number> {
    let found: number | undefined
    await this.#until(`a coordinator of ${id}`, async () => {
      found = await coordinatorOf(this.#send, kind, id)
      return found !== undefined
    })
    return found ?? -1
  }

  /**
   * Resolves when every broker that answers knows the new leader. `to` must hold a replica in sync.
   */
  async moveLeader(topic: string, partition: number, to: number): Promise<void> {
    await this.#until(`${to} to lead ${topic}/${partition}`, async () => {
      const now = await this.#partition(topic, partition)
      if (now.leader !== to) {
        const others = now.replicas.filter(node => node !== to)
        await lead(this.#send, now, [to, ...others])
      }
      return await this.#allSee(view => find(view, topic, partition)?.leader === to)
    })
  }

  async moveCoordinator(kind: Coordinated, id: string, to: number): Promise<void> {
    await this.coordinatorOf(kind, id)
    const { topic } = coordinatorPartition(kind, id, 1)
    const { partitions } = await metadata(this.#send)
    const count = partitions.filter(p => p.topic === topic).length
    const { partition } = coordinatorPartition(kind, id, count)
    await this.moveLeader(topic, partition, to)
    await this.#until(`${to} to coordinate ${id}`, async () => {
      return (await coordinatorOf(this.#send, kind, id)) === to
    })
  }

  /** Until every broker that should answer does, and knows all the others that should. */
  async untilRegistered(): Promise<void> {
    const registered = ({ nodes }: MetadataView) =>
      [...this.#answering].every(node => nodes.includes(node))
    // Without topics: of a thousand partitions a broker that has just started answers too late.
    await this.#until('all brokers to be registered', () => this.#allSee(registered, 'none'))
  }

  /**
   * Until all replicas of all partitions are in sync: another broker can be killed without a
   * partition being lost.
   */
  async untilInSync(): Promise<void> {
    await this.#until('all replicas to be in sync', () =>
      this.#allSee(({ partitions }) =>
        partitions.every(p => p.leader >= 0 && p.inSync.length === p.replicas.length),
      ),
    )
  }

  /** Ends every process and removes the data. */
  async stop(): Promise<void> {
    await this.#supervised.stop()
    this.#remove()
  }

  #signal(node: number, signal: NodeJS.Signals): void {
    const known = this.#supervised.roster().find(({ name }) => name === nameOf(node))
    if (known && isAlive(known)) process.kill(known.pid, signal)
  }

  async #partition(topic: string, partition: number): Promise<PartitionView> {
    const found = find(await metadata(this.#send), topic, partition)
    if (!found) throw new BatonError('TOPIC_MISSING', `there is no ${topic}/${partition}`)
    return found
  }

  /** To the first broker that answers. */
  readonly #send: Send = async bytes => {
    let last: unknown
    for (const node of this.#answering) {
      try {
        return await this.#sendTo(node)(bytes)
      } catch (error) {
        last = error
      }
    }
    throw last
  }

  #sendTo(node: number): Send {
    return sendTo(HOST, this.#ports[node - 1] ?? 0)
  }

  /** Throws naming those that do not. */
  async #allSee(
    holds: (view: MetadataView) => boolean,
    topics: 'all' | 'none' = 'all',
  ): Promise<boolean> {
    const views = [...this.#answering].map(async node => {
      const view = await metadata(this.#sendTo(node), topics).catch((error: Error) => error.message)
      if (typeof view === 'string') return `broker ${node}: ${view}`
      return holds(view)
        ? ''
        : `broker ${node} does not see it, but brokers ${view.nodes.join(', ')}`
    })
    const missing = (await Promise.all(views)).filter(one => one !== '')
    if (missing.length > 0) throw new Error(missing.join('; '))
    return true
  }

  /** Over connections that fail: brokers come and go here. */
  async #until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + WITHIN_MS
    let last: unknown
    for (;;) {
      try {
        if (await holds()) return
        last = undefined
      } catch (error) {
        last = error
      }
      const failure = this.#supervised.failure()
      if (failure !== undefined) throw new BatonError('NO_CLUSTER', failure)
      if (performance.now() > deadline)
        throw new BatonError(
          'NO_CLUSTER',
          `waited ${WITHIN_MS} ms in vain for ${what}${said(last)}`,
        )
      await delay(POLL_MS)
    }
  }
}

const said = (last: unknown): string => (last instanceof Error ? `: ${last.message}` : '')

const find = (view: MetadataView, topic: string, partition: number): PartitionView | undefined =>
  view.partitions.find(p => p.topic === topic && p.partition === partition)
