import type { Assignment, Membership } from '@baton/stream'

/** One task as the supervisor sees it. */
export interface Supervised {
  /** Never rejects; `fenced` when somebody else took over or might have. */
  run(): Promise<'stopped' | 'fenced'>
  stop(): void
}

interface Owned {
  readonly task: Supervised
  readonly ended: Promise<void>
}

/**
 * Runs one task for each partition this member was given. Tasks whose partition stays run on through a rebalance. A
 * task that was fenced starts again only after a good heartbeat: two members must not fence each other in turns.
 */
export class Supervisor {
  readonly #make: (partition: number) => Supervised
  readonly #membership: Membership
  readonly #owned = new Map<number, Owned>()
  readonly #leaving = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  readonly #lost = Promise.withResolvers<void>()
  #assigned: ReadonlySet<number> = new Set()

  constructor(membership: Membership, make: (partition: number) => Supervised) {
    this.#membership = membership
    this.#make = make
  }

  /** Rejects when the membership ended for good. */
  get ended(): Promise<void> {
    return this.#lost.promise
  }

  get partitions(): readonly number[] {
    return [...this.#owned.keys()]
  }

  /** Resolves with the first assignment. */
  async start(): Promise<void> {
    await this.#membership.join({
      assigned: assignment => this.#assign(assignment),
      lost: error => this.#lost.reject(error),
    })
  }

  /** Stops the tasks first, then leaves: whoever takes over finds everything committed. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#assigned = new Set()
    for (const partition of this.partitions) this.#release(partition)
    await Promise.all(this.#leaving)
    await this.#membership.leave()
    this.#lost.resolve()
  }

  #assign({ partitions, evicted }: Assignment): void {
    if (this.#stopping.signal.aborted) return
    this.#assigned = new Set(partitions)
    for (const partition of this.partitions) {
      if (evicted || !this.#assigned.has(partition)) this.#release(partition)
    }
    for (const partition of partitions) if (!this.#owned.has(partition)) this.#run(partition)
  }

  #run(partition: number): void {
    const task = this.#make(partition)
    const owned: Owned = { task, ended: this.#watch(partition, task) }
    this.#owned.set(partition, owned)
  }

  async #watch(partition: number, task: Supervised): Promise<void> {
    const end = await task.run()
    if (this.#owned.get(partition)?.task !== task) return
    this.#owned.delete(partition)
    if (end !== 'fenced') return
    await this.#membership.goodHeartbeat(this.#stopping.signal).catch(() => undefined)
    const free = this.#assigned.has(partition) && !this.#owned.has(partition)
    if (free && !this.#stopping.signal.aborted) this.#run(partition)
  }

  #release(partition: number): void {
    const owned = this.#owned.get(partition)
    if (!owned) return
    this.#owned.delete(partition)
    owned.task.stop()
    const left = owned.ended.finally(() => this.#leaving.delete(left))
    this.#leaving.add(left)
  }
}
