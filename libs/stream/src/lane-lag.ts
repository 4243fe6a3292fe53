import type { Lane } from './lane.ts'
import type { TaskPhase } from './observer.ts'
import type { LogPort } from './ports.ts'

/** A task as a lag report looks at it. */
export interface Reported {
  readonly phase: TaskPhase
  readonly lanes: readonly Lane[]
}

/** How far an input is behind its end. */
export interface Behind {
  readonly records: number
  /** How long ago the oldest of them came, ms; 0 without any. */
  readonly ageMs: number
}

/** Where an input stands before records, and since when, ms. */
interface Stood {
  readonly at: number
  readonly since: number
}

/** Says how far inputs are behind, in every phase of their task. */
export class LaneLag {
  readonly #log: Pick<LogPort, 'ends'>
  readonly #now: () => number
  /** Inputs whose log is being asked; brokers that are away may take long. */
  readonly #asking = new Set<string>()
  readonly #stood = new Map<string, Stood>()

  /** `now` is wall time, ms. */
  constructor(log: Pick<LogPort, 'ends'>, now: () => number) {
    this.#log = log
    this.#now = now
  }

  /** Undefined while the log's end cannot be had. */
  async of(lane: Lane, phase: TaskPhase): Promise<Behind | undefined> {
    const end = phase === 'running' ? lane.end() : await this.#endOf(lane)
    if (end === undefined) return undefined
    const records = Math.max(0, end - lane.position)
    if (records === 0) this.forget(lane)
    return { records, ageMs: records > 0 ? this.#age(lane) : 0 }
  }

  /** It is read by somebody else now: how long it stood here says nothing any more. */
  forget({ key }: Lane): void {
    this.#stood.delete(key)
  }

  /**
   * A task that holds a record, or does not run, reads no further: the log itself is asked where it
   * ends.
   */
  async #endOf(lane: Lane): Promise<number | undefined> {
    const { topic, partition, key } = lane
    if (this.#asking.has(key)) return undefined
    this.#asking.add(key)
    try {
      return Math.max(lane.end(), (await this.#log.ends(topic, partition)).end)
    } catch {
      return undefined
    } finally {
      this.#asking.delete(key)
    }
  }

  /** Of a record that was not read it is only known since when its input stands before it. */
  #age(lane: Lane): number {
    const { key, position } = lane
    const now = this.#now()
    const known = this.#stood.get(key)
    const stood = known?.at === position ? known : { at: position, since: now }
    this.#stood.set(key, stood)
    return Math.max(0, now - (lane.oldestTimestamp() ?? stood.since))
  }
}
