import type { Assignment, Membership } from './ports.ts'
import type { TaskEnd } from './task.ts'

/** One task as its supervisor sees it. */
export interface Supervised {
  /** Outlives its own faults; one that rejects all the same ends its supervisor. */
  run(): Promise<TaskEnd>
  stop(): void
}

interface Owned<T> {
  readonly task: T
  /** Resolves when it has let go of everything, its store above all. */
  readonly ended: Promise<void>
}

/**
 * Runs one task for each partition this member was given. Tasks whose partition stays run on
 * through a rebalance; one that lost its partition, and does not stop in time, is fenced by the new
 * owner. A fenced task starts again only after a good heartbeat or a new assignment: otherwise two
 * members could fence each other in turns.
 */
export class TaskSupervisor<T extends Supervised> {
  readonly #membership: Membership
  readonly #make: (partition: number) => T
  readonly #owned = new Map<number, Owned<T>>()
  /** The last task of each partition that is still ending. */
  readonly #ending = new Map<number, Promise<void>>()
  readonly #stopping = new AbortController()
  readonly #lost = Promise.withResolvers<void>()
  #assigned: ReadonlySet<number> = new Set()

  constructor(membership: Membership, make: (partition: number) => T) {
    this.#membership = membership
    this.#make = make
    this.#lost.promise.catch(() => {})
  }

  /** Resolves when stopped; rejects when the membership ended for good, or a task crashed. */
  get ended(): Promise<void> {
    return this.#lost.promise
  }

  /** Partitions of the last assignment, whether their tasks run or wait. */
  get partitions(): readonly number[] {
    return [...this.#assigned]
  }

  /** The tasks that run now; one that was fenced is not among them while it waits. */
  get tasks(): ReadonlyMap<number, T> {
    return new Map([...this.#owned].map(([partition, { task }]) => [partition, task]))
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
    for (const partition of [...this.#owned.keys()]) this.#release(partition)
    await Promise.all(this.#ending.values())
    await this.#membership.leave()
    this.#lost.resolve()
  }

  #assign({ partitions, evicted }: Assignment): void {
    if (this.#stopping.signal.aborted) return
    this.#assigned = new Set(partitions)
    for (const partition of [...this.#owned.keys()]) {
      if (evicted || !this.#assigned.has(partition)) this.#release(partition)
    }
    for (const partition of partitions) this.#startOnce(partition)
  }

  /** Unless it runs already; after the former task of the partition has ended. */
  #startOnce(partition: number): void {
    if (this.#owned.has(partition) || this.#stopping.signal.aborted) return
    const former = this.#ending.get(partition)
    if (!former) this.#run(partition)
    else void former.then(() => this.#assigned.has(partition) && this.#startOnce(partition))
  }

  #run(partition: number): void {
    const task = this.#make(partition)
    const ended = task.run().then(
      end => this.#afterEnd(partition, task, end),
      error => this.#lost.reject(error),
    )
    this.#owned.set(partition, { task, ended })
  }

  #afterEnd(partition: number, task: Supervised, end: TaskEnd): void {
    if (this.#owned.get(partition)?.task !== task) return
    this.#owned.delete(partition)
    if (end === 'fenced') void this.#afterGoodHeartbeat(partition)
  }

  async #afterGoodHeartbeat(partition: number): Promise<void> {
    // When it is evicted instead, the next assignment starts the task.
    const good = await this.#membership.goodHeartbeat(this.#stopping.signal).then(
      () => true,
      () => false,
    )
    if (good && this.#assigned.has(partition)) this.#startOnce(partition)
  }

  #release(partition: number): void {
    const { task, ended } = this.#owned.get(partition)!
    this.#owned.delete(partition)
    task.stop()
    const gone = ended.then(() => {
      if (this.#ending.get(partition) === gone) this.#ending.delete(partition)
    })
    this.#ending.set(partition, gone)
  }
}
