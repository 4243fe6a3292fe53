import type { TaskMetrics } from '@baton/runtime'
import { type Behind, type Lane, LaneLag, type LogPort, type Reported } from '@baton/stream'
import { OWN_PARTITION } from './topics.ts'

export interface LagReportOptions {
  readonly tasks: () => ReadonlyMap<number, Reported>
  readonly log: Pick<LogPort, 'ends'>
  readonly metrics: Pick<TaskMetrics, 'lag' | 'heldBack' | 'forget'>
  /** Wall time, ms. */
  readonly now: () => number
}

const MS = 1_000

/**
 * Tells metrics how far the learner is behind, over all topics of a partition number together,
 * while it owns the state. Fails silently: the next report makes up for it.
 */
export class LagReport {
  readonly #options: LagReportOptions
  readonly #lag: LaneLag
  readonly #told = new Set([OWN_PARTITION])
  #lanes: readonly Lane[] = []

  constructor(options: LagReportOptions) {
    this.#options = options
    this.#lag = new LaneLag(options.log, options.now)
  }

  async tell(): Promise<void> {
    const task = this.#owned()
    if (!task) return this.#forget()
    this.#lanes = task.lanes
    const told = await Promise.all(
      task.lanes.map(async lane => ({ lane, behind: await this.#lag.of(lane, task.phase) })),
    )
    if (this.#owned() !== task) return
    for (const [partition, its] of Map.groupBy(told, ({ lane }) => lane.partition))
      this.#tell(partition, its)
  }

  #owned(): Reported | undefined {
    const task = this.#options.tasks().get(OWN_PARTITION)
    return task && task.phase !== 'fenced' && task.phase !== 'stopped' ? task : undefined
  }

  #tell(
    partition: number,
    inputs: readonly { readonly lane: Lane; readonly behind: Behind | undefined }[],
  ): void {
    const { metrics } = this.#options
    this.#told.add(partition)
    metrics.heldBack(partition, Math.max(...inputs.map(({ lane }) => lane.heldBackMs())) / MS)
    const known = inputs.flatMap(({ behind }) => behind ?? [])
    // What was told of all of them stays until all can be told of again.
    if (known.length < inputs.length) return
    const records = known.reduce((sum, one) => sum + one.records, 0)
    metrics.lag(partition, records, Math.max(...known.map(one => one.ageMs)) / MS)
  }

  #forget(): void {
    for (const partition of this.#told) this.#options.metrics.forget(partition)
    for (const lane of this.#lanes) this.#lag.forget(lane)
  }
}
