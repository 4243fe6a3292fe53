import type { Cluster } from '../cluster/cluster.ts'
import type { Address } from '../cluster/config.ts'
import type { Link } from '../cluster/link.ts'
import type { Links } from '../cluster/links.ts'
import type { JoinedGroup } from '../wire/kafkajs.ts'
import {
  ASSIGNER,
  decodeAssignment,
  decodeClaim,
  encodeAssignments,
  encodeSubscription,
} from './group-protocol.ts'
import { assignSticky } from './sticky-assigner.ts'

export interface GroupOptions {
  readonly groupId: string
  readonly topic: string
  readonly sessionTimeoutMs: number
  /** How long the coordinator waits for members to join again before it goes on without them. */
  readonly rebalanceTimeoutMs: number
}

/** One member at its coordinator: the requests of the group protocol, without policy. */
export class GroupSession {
  readonly #cluster: Cluster
  readonly #links: Links
  /**
   * A coordinator that does not answer for half a session is given up while the session still
   * lasts.
   */
  readonly #heartbeats: Links
  readonly #options: GroupOptions
  #coordinator: Address | undefined
  #memberId = ''
  #generation = -1
  #partitions: readonly number[] = []

  constructor(cluster: Cluster, options: GroupOptions) {
    this.#cluster = cluster
    this.#links = cluster.links()
    const { requestTimeoutMs } = cluster.settings
    this.#heartbeats = cluster.links(Math.min(options.sessionTimeoutMs / 2, requestTimeoutMs))
    this.#options = options
  }

  /** Joins the next generation and returns the partitions it gives to this member. */
  async join(): Promise<readonly number[]> {
    const { groupId, topic, sessionTimeoutMs, rebalanceTimeoutMs } = this.#options
    const metadata = encodeSubscription(topic, this.#generation, this.#partitions)
    const joined = await this.#atCoordinator(link =>
      link.broker.joinGroup({
        groupId,
        sessionTimeout: sessionTimeoutMs,
        rebalanceTimeout: rebalanceTimeoutMs,
        memberId: this.#memberId,
        groupProtocols: [{ name: ASSIGNER, metadata }],
      }),
    )
    this.#memberId = joined.memberId
    const { memberAssignment } = await this.#sync(joined)
    this.#generation = joined.generationId
    this.#partitions = decodeAssignment(topic, memberAssignment)
    return this.#partitions
  }

  async #sync(joined: JoinedGroup): Promise<{ readonly memberAssignment: Buffer }> {
    const { groupId } = this.#options
    const { generationId, memberId } = joined
    const groupAssignment = joined.leaderId === memberId ? await this.#assign(joined) : []
    return this.#atCoordinator(link =>
      link.broker.syncGroup({ groupId, generationId, memberId, groupAssignment }),
    )
  }

  /** Only the leader of the group does this. */
  async #assign({ members }: JoinedGroup): Promise<ReturnType<typeof encodeAssignments>> {
    const { topic } = this.#options
    this.#cluster.forget(topic)
    const partitions = await this.#cluster.partitions(topic)
    return encodeAssignments(topic, assignSticky(members.map(decodeClaim), partitions))
  }

  async heartbeat(): Promise<void> {
    const { groupId } = this.#options
    const [memberId, groupGenerationId] = [this.#memberId, this.#generation]
    await this.#atCoordinator(
      link => link.broker.heartbeat({ groupId, memberId, groupGenerationId }),
      this.#heartbeats,
    )
  }

  /** Over a connection that a join under way does not block. */
  async commit(offsets: readonly { readonly partition: number; readonly offset: number }[]) {
    const { groupId, topic } = this.#options
    if (!this.#coordinator || this.#generation < 0 || offsets.length === 0) return
    const partitions = offsets.map(({ partition, offset }) => ({ partition, offset: `${offset}` }))
    await this.#cluster.shared.use(this.#coordinator, link =>
      link.broker.offsetCommit({
        groupId,
        memberId: this.#memberId,
        groupGenerationId: this.#generation,
        topics: [{ topic, partitions }],
      }),
    )
  }

  async leave(): Promise<void> {
    const { groupId } = this.#options
    const memberId = this.#memberId
    if (this.#coordinator && memberId)
      await this.#cluster.shared.use(this.#coordinator, link =>
        link.broker.leaveGroup({ groupId, memberId }),
      )
  }

  /** The coordinator no longer knows this member: it joins as a new one that owns nothing. */
  forgetMember(): void {
    this.#memberId = ''
    this.forgetOwned()
  }

  /** A generation was missed: somebody else may own what this member had. */
  forgetOwned(): void {
    this.#generation = -1
    this.#partitions = []
  }

  forgetCoordinator(): void {
    this.#coordinator = undefined
  }

  close(): void {
    this.#cluster.release(this.#links)
    this.#cluster.release(this.#heartbeats)
  }

  async #atCoordinator<T>(
    request: (link: Link) => Promise<T>,
    links: Links = this.#links,
  ): Promise<T> {
    this.#coordinator ??= await this.#cluster.coordinator('group', this.#options.groupId)
    return links.use(this.#coordinator, request)
  }
}
