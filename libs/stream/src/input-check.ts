import { BatonError } from '@baton/domain'
import { answered, pause } from './clock.ts'
import { isDamaged, ofInput } from './input-error.ts'
import type { InputRecord, LogEnds } from './ports.ts'
import { type InputPartition, inputKey, type Positions, type TaskProgress } from './processor.ts'
import type { TaskSpec } from './task-spec.ts'

/**
 * A leader that has lost office without knowing it may show an end that was passed; so often in a
 * row it is the log.
 */
const SHORT_LOOKS = 3
const SHORT_LOOK_MS = 1_000
/** Long polls without an answer, until the task takes over anew. */
const EMPTY_LOOKS = 10
/**
 * How many offsets before the progress its last record is looked for: it mostly is the first, but
 * control records may follow it.
 */
const LOOKS_BACK = [1, 64]

type CheckSpec = Pick<TaskSpec<unknown>, 'log' | 'clock' | 'inputs' | 'passOver'>

export interface CheckedInputs {
  /** Where to go on: at the progress, or behind what a person said is passed over. */
  readonly progress: TaskProgress
  readonly ends: Positions
  /**
   * `<topic>/<partition>@<from>-<to>` for each input that is passed over: this progress is in no
   * log yet.
   */
  readonly passed: readonly string[]
}

/** Events that are gone before they were decided are never passed over in silence. */
export class InputCheck {
  readonly #spec: CheckSpec
  readonly #stop: AbortSignal
  /**
   * An input has lost its end. It may grow past that again: what would be passed over is not to be
   * forgotten.
   */
  #lost: BatonError | null = null

  constructor(spec: CheckSpec, stop: AbortSignal) {
    this.#spec = spec
    this.#stop = stop
  }

  /**
   * Throws INPUT_LOST when an input is not the log any more that was decided up to the progress.
   */
  async checked(progress: TaskProgress): Promise<CheckedInputs> {
    if (this.#lost) throw this.#lost
    const { inputs, passOver } = this.#spec
    const input: Record<string, number> = {}
    const times: Record<string, number> = { ...progress.times }
    const ends: Record<string, number> = {}
    const passed: string[] = []
    for (const one of inputs) {
      const key = inputKey(one)
      const decided = progress.input[key]
      if (decided === undefined) throw new BatonError('PARTITIONS_DIFFER', `no progress for ${key}`)
      const at = passOver?.get(`${key}@${decided}`) ?? decided
      // One that goes on where it stands has no record before it that was decided.
      const passes = passOver?.has(`${key}@${decided}`) && (at > decided || key in times)
      const { start, end } = await this.#endsOf(one, at)
      if (start > at)
        throw new BatonError(
          'INPUT_LOST',
          `${key} starts at ${start}, not at ${at}: ${remedy(key, decided, start)}`,
        )
      if (end < at)
        throw this.#standStill(
          `${key} ends at ${end}, before ${at}; once it has grown to ${at} again, ${remedy(key, decided, at)}`,
        )
      if (passes) {
        delete times[key]
        passed.push(`${key}@${decided}-${at}`)
      } else await this.#compare(one, decided, start, times[key])
      input[key] = at
      ends[key] = end
    }
    return { progress: { ...progress, input, times }, ends, passed }
  }

  /** The last record before the progress must be the one that was decided. */
  async #compare(
    from: InputPartition,
    at: number,
    start: number,
    time: number | undefined,
  ): Promise<void> {
    if (time === undefined || at <= start) return
    const last = await this.#lastBefore(from, at, start)
    if (last === undefined || last.timestamp === time) return
    // Of a compacted input the one that was decided may be gone; what is written anew is later.
    if (last.offset < at - 1 && last.timestamp < time) return
    const key = inputKey(from)
    throw this.#standStill(
      `${key} lost its end and has grown again: its record ${last.offset} is of ${last.timestamp}, the one that was decided ` +
        `of ${time}; ${remedy(key, at, at)}`,
    )
  }

  #standStill(what: string): BatonError {
    this.#lost = new BatonError('INPUT_LOST', what)
    return this.#lost
  }

  async #endsOf({ topic, partition }: InputPartition, at: number): Promise<LogEnds> {
    const { log, clock } = this.#spec
    for (let look = 1; ; look++) {
      const ends = await answered(log.ends(topic, partition), this.#stop)
      if (ends.end >= at || look === SHORT_LOOKS || this.#stop.aborted) return ends
      await pause(clock, SHORT_LOOK_MS, this.#stop)
    }
  }

  /** Undefined where there is none, or none that can be read. */
  async #lastBefore(
    from: InputPartition,
    at: number,
    start: number,
  ): Promise<InputRecord | undefined> {
    for (const back of LOOKS_BACK) {
      const last = await this.#lastOf(from, Math.max(start, at - back), at).catch(error => {
        if (isDamaged(error)) return undefined
        throw ofInput(error, inputKey(from), at)
      })
      if (last) return last
    }
    return undefined
  }

  async #lastOf(
    { topic, partition }: InputPartition,
    start: number,
    end: number,
  ): Promise<InputRecord | undefined> {
    const source = this.#spec.log.source(topic, partition, start)
    let last: InputRecord | undefined
    let empty = 0
    try {
      for (let next = start; next < end; ) {
        const batch = await answered(source.next(), this.#stop)
        if (!batch && ++empty < EMPTY_LOOKS) continue
        if (!batch)
          throw new BatonError('END_MOVED', `${topic}/${partition} gives nothing at ${next}`)
        last = batch.records.findLast(({ offset }) => offset < end) ?? last
        next = batch.nextOffset
      }
    } finally {
      await source.stop()
    }
    return last
  }
}

const remedy = (key: string, from: number, to: number): string =>
  `start its process with BATON_PASS_OVER=${key}@${from}-${to} to go on ${from === to ? 'there' : 'behind what is gone'}`
