import type { RouterMetrics } from '@baton/runtime'
import { type Lane, LaneLag, type LogPort, type Membership, type Reported } from '@baton/stream'

export interface LagReportOptions {
  readonly tasks: () => ReadonlyMap<number, Reported>
  readonly log: Pick<LogPort, 'ends'>
  readonly metrics: Pick<RouterMetrics, 'lag' | 'heldBack' | 'forget'>
  readonly membership: Pick<Membership, 'reportOffsets'>
  /** Wall time, ms. */
  readonly now: () => number
}

const MS = 1_000

/**
 * Tells metrics and lag tools how far each partition is behind. Fails silently: the next report
 * makes up for it.
 */
export class LagReport {
  readonly #options: LagReportOptions
  readonly #lag: LaneLag
  #known: ReadonlyMap<number, readonly Lane[]> = new Map()

  constructor(options: LagReportOptions) {
    this.#options = options
    this.#lag = new LaneLag(options.log, options.now)
  }

  async tell(): Promise<void> {
    const { tasks, membership } = this.#options
    const now = tasks()
    for (const [partition, lanes] of this.#known)
      if (!now.has(partition)) this.#forget(partition, lanes)
    this.#known = new Map([...now].map(([partition, { lanes }]) => [partition, lanes]))
    const lanes = [...now.values()].flatMap(task => task.lanes)
    await Promise.all([...now.values()].map(task => this.#tellOne(task)))
    const offsets = lanes.map(({ partition, position }) => ({ partition, offset: position }))
    if (offsets.length > 0) await membership.reportOffsets(offsets).catch(() => undefined)
  }

  async #tellOne({ phase, lanes }: Reported): Promise<void> {
    const { metrics } = this.#options
    for (const lane of lanes) {
      const { partition } = lane
      metrics.heldBack(partition, lane.heldBackMs() / MS)
      const behind = await this.#lag.of(lane, phase)
      // Not to be had, or given up meanwhile.
      if (behind && this.#known.has(partition))
        metrics.lag(partition, behind.records, behind.ageMs / MS)
    }
  }

  #forget(partition: number, lanes: readonly Lane[]): void {
    for (const lane of lanes) this.#lag.forget(lane)
    this.#options.metrics.forget(partition)
  }
}
