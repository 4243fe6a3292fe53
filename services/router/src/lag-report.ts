import type { RouterMetrics } from '@baton/runtime'
import type { Lane, LogPort, Membership, TaskPhase } from '@baton/stream'

interface Reported {
  readonly phase: TaskPhase
  readonly lanes: readonly Lane[]
}

export interface LagReportOptions {
  readonly tasks: () => ReadonlyMap<number, Reported>
  readonly log: Pick<LogPort, 'ends'>
  readonly metrics: Pick<RouterMetrics, 'lag' | 'heldBack' | 'forget'>
  readonly membership: Pick<Membership, 'reportOffsets'>
  /** Wall time, ms. */
  readonly now: () => number
}

/** Where a partition stands before records, and since when, ms. */
interface Stood {
  readonly at: number
  readonly since: number
}

const MS = 1_000

/** Tells metrics and lag tools how far each partition is behind. Fails silently: the next report makes up for it. */
export class LagReport {
  readonly #options: LagReportOptions
  #known: ReadonlySet<number> = new Set()
  /** Partitions whose log is being asked; brokers that are away may take long. */
  readonly #asking = new Set<number>()
  readonly #stood = new Map<number, Stood>()

  constructor(options: LagReportOptions) {
    this.#options = options
  }

  async tell(): Promise<void> {
    const { tasks, membership } = this.#options
    const now = tasks()
    for (const partition of this.#known) if (!now.has(partition)) this.#forget(partition)
    this.#known = new Set(now.keys())
    const lanes = [...now.values()].flatMap(task => task.lanes)
    await Promise.all([...now.values()].map(task => this.#tellOne(task)))
    const offsets = lanes.map(({ partition, position }) => ({ partition, offset: position }))
    if (offsets.length > 0) await membership.reportOffsets(offsets).catch(() => undefined)
  }

  async #tellOne({ phase, lanes }: Reported): Promise<void> {
    const { metrics, now } = this.#options
    for (const lane of lanes) {
      const { partition } = lane
      metrics.heldBack(partition, lane.heldBackMs() / MS)
      const end = phase === 'running' ? lane.end() : await this.#endOf(lane)
      // Not to be had, or given up meanwhile.
      if (end === undefined || !this.#known.has(partition)) continue
      const behind = Math.max(0, end - lane.position)
      const since = this.#since(lane, behind)
      metrics.lag(partition, behind, Math.max(0, now() - since) / MS)
    }
  }

  /** A task that holds a record, or does not run, reads no further: the log itself is asked where it ends. */
  async #endOf({ topic, partition, end }: Lane): Promise<number | undefined> {
    if (this.#asking.has(partition)) return undefined
    this.#asking.add(partition)
    try {
      return Math.max(end(), (await this.#options.log.ends(topic, partition)).end)
    } catch {
      return undefined
    } finally {
      this.#asking.delete(partition)
    }
  }

  /** When the oldest record behind came, ms. Of one that was not read it is only known since when the partition stands before it. */
  #since({ partition, position, oldestTimestamp }: Lane, behind: number): number {
    const now = this.#options.now()
    const known = this.#stood.get(partition)
    const stood = known?.at === position ? known : { at: position, since: now }
    if (behind > 0) this.#stood.set(partition, stood)
    else this.#stood.delete(partition)
    return behind > 0 ? (oldestTimestamp() ?? stood.since) : now
  }

  #forget(partition: number): void {
    this.#stood.delete(partition)
    this.#options.metrics.forget(partition)
  }
}
