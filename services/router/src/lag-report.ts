import type { RouterMetrics } from '@baton/runtime'
import { type Lane, LaneLag, type LogPort, type Membership, type Reported } from '@baton/stream'

export interface LagReportOptions {
  readonly tasks: () => ReadonlyMap<number, Reported>
  readonly log: Pick<LogPort, 'ends'>
  readonly metrics: Pick<RouterMetrics, 'lag' | 'heldBack' | 'forget'>
  readonly membership: Pick<Membership, 'reportOffsets'>
  /** Told once each time that an open transaction has held an input back for so long. */
  readonly onHeldBack: (input: Lane, heldBackMs: number) => void
  /** Wall time, ms. */
  readonly now: () => number
}

const MS = 1_000
/** As in the alert of docs/operations.md. */
const TOLD_BEYOND_MS = 60_000

/**
 * Tells metrics and lag tools how far each partition is behind. Fails silently: the next report
 * makes up for it.
 */
export class LagReport {
  readonly #options: LagReportOptions
  readonly #lag: LaneLag
  #known: ReadonlyMap<number, readonly Lane[]> = new Map()
  readonly #heldBack = new Set<string>()

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
      this.#tellHeldBack(lane)
      const behind = await this.#lag.of(lane, phase)
      // Not to be had, or given up meanwhile.
      if (behind && this.#known.has(partition))
        metrics.lag(partition, behind.records, behind.ageMs / MS)
    }
  }

  #tellHeldBack(lane: Lane): void {
    const heldBackMs = lane.heldBackMs()
    if (heldBackMs <= TOLD_BEYOND_MS) {
      this.#heldBack.delete(lane.key)
    } else if (!this.#heldBack.has(lane.key)) {
      this.#heldBack.add(lane.key)
      this.#options.onHeldBack(lane, heldBackMs)
    }
  }

  #forget(partition: number, lanes: readonly Lane[]): void {
    for (const lane of lanes) this.#lag.forget(lane)
    this.#options.metrics.forget(partition)
  }
}
