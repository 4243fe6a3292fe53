import { setTimeout as pause } from 'node:timers/promises'
import { BatonError, SESSION_TIMEOUT_MS } from '@baton/domain'
import type { Membership, MembershipListener } from '@baton/stream'
import type { Cluster } from '../cluster/cluster.ts'
import { asBatonError, isTransient } from '../cluster/errors.ts'
import { JitteredBackoff } from '../cluster/retry.ts'
import { protocolType } from '../wire/protocol-error.ts'
import { GroupSession } from './group-session.ts'
import { HeartbeatWaiters } from './heartbeat-waiters.ts'

export interface MembershipOptions {
  readonly groupId: string
  /** The topic whose partitions are shared out. */
  readonly topic: string
  /**
   * Without a heartbeat for this long a member is dead; the broker's `group.min.session.timeout.ms`
   * is the least.
   */
  readonly sessionTimeoutMs?: number
  readonly heartbeatMs?: number
  /** How long a rebalance waits for members that do not answer; default: the session time-out. */
  readonly rebalanceTimeoutMs?: number
  /**
   * The group is about to change: the present partitions are still ours, but perhaps not for long.
   */
  readonly onRebalancing?: () => void
}

/** How late the others, and those that have to join again, notice a rebalance. */
const HEARTBEAT_MS = 200

/**
 * A member of a consumer group that carries no data: it says which partitions are ours. Heartbeats
 * depend on nothing but the event loop; tasks run on through rebalances, and one that loses its
 * partition is fenced by the new owner if it does not stop in time. It goes on over lost
 * connections and moving coordinators; `lost` comes only when trying again cannot help.
 */
export class GroupMembership implements Membership {
  readonly #cluster: Cluster
  readonly #options: MembershipOptions
  readonly #session: GroupSession
  readonly #waiters = new HeartbeatWaiters()
  readonly #stopping = new AbortController()
  #loop: Promise<void> | undefined

  constructor(cluster: Cluster, options: MembershipOptions) {
    const { groupId, topic, sessionTimeoutMs = SESSION_TIMEOUT_MS } = options
    const rebalanceTimeoutMs = options.rebalanceTimeoutMs ?? sessionTimeoutMs
    this.#cluster = cluster
    this.#options = options
    this.#session = new GroupSession(cluster, {
      groupId,
      topic,
      sessionTimeoutMs,
      rebalanceTimeoutMs,
    })
  }

  /** Resolves with the first assignment; rejects if the group can never be joined. */
  join(listener: MembershipListener): Promise<void> {
    if (this.#loop) throw new BatonError('BUG', `${this.#options.groupId}: joined twice`)
    const first = Promise.withResolvers<void>()
    let joined = false
    const watched: MembershipListener = {
      assigned: assignment => {
        listener.assigned(assignment)
        joined = true
        first.resolve()
      },
      lost: error => (joined ? listener.lost(error) : first.reject(error)),
    }
    this.#loop = this.#run(watched).catch(error => {
      const reason = asBatonError(error, `belong to the group ${this.#options.groupId}`)
      this.#waiters.end(reason)
      if (!this.#stopped) watched.lost(reason)
      else first.reject(reason)
    })
    return first.promise
  }

  async goodHeartbeat(signal?: AbortSignal): Promise<void> {
    await this.#waiters.wait(signal)
  }

  /** Fails silently: a rebalance may be under way, and the next report makes up for it. */
  async reportOffsets(
    offsets: readonly { readonly partition: number; readonly offset: number }[],
  ): Promise<void> {
    await this.#session.commit(offsets).catch(() => {})
  }

  /** Tells the coordinator, so that the others take over at once. */
  async leave(): Promise<void> {
    if (this.#stopped) return
    this.#stopping.abort()
    const stopped = new BatonError('STOPPED', `left the group ${this.#options.groupId}`)
    this.#waiters.end(stopped)
    await this.#session.leave().catch(() => {})
    this.#session.close()
    await this.#loop
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted
  }

  async #run(listener: MembershipListener): Promise<void> {
    const { backoffMinMs, backoffMaxMs } = this.#cluster.settings
    const backoff = new JitteredBackoff(backoffMinMs, backoffMaxMs)
    let evicted = false
    while (!this.#stopped) {
      try {
        const partitions = await this.#session.join()
        if (this.#stopped) break
        listener.assigned({ partitions, evicted })
        evicted = false
        backoff.reset()
        await this.#heartbeats()
      } catch (error) {
        if (this.#stopped) break
        if (this.#isEviction(error)) evicted = true
        else if (protocolType(error) === 'REBALANCE_IN_PROGRESS') this.#options.onRebalancing?.()
        else await this.#outlast(error, backoff)
      }
    }
    throw new BatonError('STOPPED', `left the group ${this.#options.groupId}`)
  }

  /**
   * Until the coordinator answers with an error; one that cannot be reached is looked for again.
   */
  async #heartbeats(): Promise<never> {
    const { backoffMinMs, backoffMaxMs } = this.#cluster.settings
    const { heartbeatMs = HEARTBEAT_MS } = this.#options
    const backoff = new JitteredBackoff(backoffMinMs, backoffMaxMs)
    for (;;) {
      await pause(heartbeatMs, undefined, { signal: this.#stopping.signal })
      const waiting = this.#waiters.take()
      try {
        await this.#session.heartbeat()
        for (const { resolve } of waiting) resolve()
        backoff.reset()
      } catch (error) {
        this.#waiters.putBack(waiting)
        if (protocolType(error) === 'REBALANCE_IN_PROGRESS') throw error
        await this.#outlast(error, backoff)
      }
    }
  }

  /** Waits a little when the error may pass, throws it when not. */
  async #outlast(error: unknown, backoff: JitteredBackoff): Promise<void> {
    if (!isTransient(error)) throw error
    this.#session.forgetCoordinator()
    await backoff.wait(this.#stopping.signal)
  }

  /** Whether the group went on without us; then all we had may belong to others. */
  #isEviction(error: unknown): boolean {
    const type = protocolType(error)
    if (type === 'UNKNOWN_MEMBER_ID' || type === 'FENCED_INSTANCE_ID') this.#session.forgetMember()
    else if (type === 'ILLEGAL_GENERATION') this.#session.forgetOwned()
    else return false
    return true
  }
}
