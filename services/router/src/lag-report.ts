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

const MS = 1_000

/** Tells metrics and lag tools how far each partition is behind. Fails silently: the next report makes up for it. */
export class LagReport {
  readonly #options: LagReportOptions
  #known: readonly number[] = []

  constructor(options: LagReportOptions) {
    this.#options = options
  }

  async tell(): Promise<void> {
    const { tasks, membership } = this.#options
    const now = tasks()
    for (const partition of this.#known) if (!now.has(partition)) this.#forget(partition)
    this.#known = [...now.keys()]
    const running = [...now.values()].filter(task => task.lanes.length > 0)
    await Promise.all(running.map(task => this.#tellOne(task)))
    const offsets = running.flatMap(({ lanes }) =>
      lanes.map(({ partition, position }) => ({ partition, offset: position })),
    )
    if (offsets.length > 0) await membership.reportOffsets(offsets).catch(() => undefined)
  }

  /** A task that holds a record reads no further: the log itself is asked where it ends. */
  async #tellOne({ phase, lanes }: Reported): Promise<void> {
    const { log, metrics, now } = this.#options
    for (const lane of lanes) {
      const { topic, partition, position, highWatermark, decidedTimestamp } = lane
      metrics.heldBack(partition, lane.heldBackMs() / MS)
      const asked = phase === 'running' ? undefined : log.ends(topic, partition)
      const end = (await asked?.catch(() => undefined))?.end ?? highWatermark
      const behind = Math.max(0, end - position)
      const known = behind > 0 && decidedTimestamp > 0
      metrics.lag(partition, behind, known ? Math.max(0, now() - decidedTimestamp) / MS : 0)
    }
  }

  #forget(partition: number): void {
    this.#options.metrics.forget(partition)
  }
}
