import type { TaskMetrics } from '@baton/runtime'
import { inputKey, type Lane, type LogPort, type TaskPhase } from '@baton/stream'
import { OWN_PARTITION } from './topics.ts'

interface Reported {
  readonly phase: TaskPhase
  readonly lanes: readonly Lane[]
}

export interface LagReportOptions {
  readonly tasks: () => ReadonlyMap<number, Reported>
  readonly log: Pick<LogPort, 'ends'>
  readonly metrics: Pick<TaskMetrics, 'lag' | 'heldBack' | 'forget'>
  /** Wall time, ms. */
  readonly now: () => number
}

/** How far one input is behind. */
interface Behind {
  readonly partition: number
  readonly records: number
  readonly ageMs: number
  readonly heldBackMs: number
}

const MS = 1_000

/**
 * Tells metrics how far the learner is behind, over all topics of a partition number together, while it owns the state. Fails silently:
 * the next report makes up for it.
 */
export class LagReport {
  readonly #options: LagReportOptions
  readonly #told = new Set([OWN_PARTITION])
  /** Since when an input stands before records that are not read, ms. */
  #stood = new Map<string, { readonly at: number; readonly since: number }>()
  #asking = false

  constructor(options: LagReportOptions) {
    this.#options = options
  }

  async tell(): Promise<void> {
    const task = this.#owned()
    if (!task) return this.#forget()
    if (this.#asking) return
    this.#asking = true
    try {
      const behind = await Promise.all(task.lanes.map(lane => this.#behind(lane, task.phase)))
      if (this.#owned() === task) this.#tell(behind)
    } catch {
      // What was told stays.
    } finally {
      this.#asking = false
    }
  }

  #owned(): Reported | undefined {
    const task = this.#options.tasks().get(OWN_PARTITION)
    return task && task.phase !== 'fenced' && task.phase !== 'stopped' ? task : undefined
  }

  #tell(inputs: readonly Behind[]): void {
    const { metrics } = this.#options
    for (const [partition, its] of Map.groupBy(inputs, one => one.partition)) {
      this.#told.add(partition)
      const records = its.reduce((sum, one) => sum + one.records, 0)
      metrics.lag(partition, records, Math.max(...its.map(one => one.ageMs)) / MS)
      metrics.heldBack(partition, Math.max(...its.map(one => one.heldBackMs)) / MS)
    }
  }

  /** A task that holds a record, or does not run, reads no further: the log itself is asked where it ends. */
  async #behind(lane: Lane, phase: TaskPhase): Promise<Behind> {
    const { topic, partition, position } = lane
    const asked = phase === 'running' ? undefined : await this.#options.log.ends(topic, partition)
    const records = Math.max(0, Math.max(lane.end(), asked?.end ?? 0) - position)
    const now = this.#options.now()
    const ageMs = Math.max(0, now - this.#since(lane, records, now))
    return { partition, records, ageMs, heldBackMs: lane.heldBackMs() }
  }

  /** When the oldest record behind came. Of one that was not read it is only known since when its input stands before it. */
  #since(lane: Lane, records: number, now: number): number {
    const key = inputKey(lane)
    const known = this.#stood.get(key)
    const stood = known?.at === lane.position ? known : { at: lane.position, since: now }
    if (records > 0) this.#stood.set(key, stood)
    else this.#stood.delete(key)
    return records > 0 ? (lane.oldestTimestamp() ?? stood.since) : now
  }

  #forget(): void {
    for (const partition of this.#told) this.#options.metrics.forget(partition)
    this.#stood.clear()
  }
}
