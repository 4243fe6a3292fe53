import { BatonError } from '@baton/domain'
import { answered, pause } from './clock.ts'
import type { InputRecord, LogEnds } from './ports.ts'
import { type InputPartition, inputKey, type Positions, type TaskProgress } from './processor.ts'
import type { TaskSpec } from './task-spec.ts'

/** A leader that has lost office without knowing it may show an end that was passed; so often in a row it is the log. */
const SHORT_LOOKS = 3
const SHORT_LOOK_MS = 1_000

type CheckSpec = Pick<TaskSpec<unknown>, 'log' | 'clock' | 'inputs' | 'passOver' | 'observer'>

export interface CheckedInputs {
  /** Where to go on: at the progress, or behind what a person said is passed over. */
  readonly input: Positions
  readonly ends: Positions
}

/** Events that are gone before they were decided are never passed over in silence. */
export class InputCheck {
  readonly #spec: CheckSpec
  readonly #stop: AbortSignal
  /** An input has lost its end. It may grow past that again: what would be passed over is not to be forgotten. */
  #lost: BatonError | null = null

  constructor(spec: CheckSpec, stop: AbortSignal) {
    this.#spec = spec
    this.#stop = stop
  }

  /** Throws INPUT_LOST when an input is not the log any more that was decided up to the progress. */
  async checked({ input, times }: TaskProgress): Promise<CheckedInputs> {
    if (this.#lost) throw this.#lost
    const { inputs, passOver, observer } = this.#spec
    const from: Record<string, number> = {}
    const ends: Record<string, number> = {}
    for (const one of inputs) {
      const key = inputKey(one)
      const decided = input[key]
      if (decided === undefined) throw new BatonError('PARTITIONS_DIFFER', `no progress for ${key}`)
      const behind = passOver?.get(`${key}@${decided}`)
      const at = behind ?? decided
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
      if (behind === undefined) await this.#compare(one, decided, start, times[key])
      else observer.passedOver?.(`${key}@${decided}-${at}`)
      from[key] = at
      ends[key] = end
    }
    return { input: from, ends }
  }

  /** The record before the progress must be the one that was decided. What is no record there says nothing: a marker, or what was taken back. */
  async #compare(
    from: InputPartition,
    at: number,
    start: number,
    time: number | undefined,
  ): Promise<void> {
    if (time === undefined || at <= start) return
    const last = await this.#recordAt(from, at - 1)
    if (!last || last.timestamp === time) return
    const key = inputKey(from)
    throw this.#standStill(
      `${key} lost its end and has grown again: its record ${at - 1} is of ${last.timestamp}, the one that was decided ` +
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

  async #recordAt(
    { topic, partition }: InputPartition,
    offset: number,
  ): Promise<InputRecord | undefined> {
    const source = this.#spec.log.source(topic, partition, offset)
    try {
      const batch = await answered(source.next(), this.#stop)
      return batch?.records.find(record => record.offset === offset)
    } finally {
      await source.stop()
    }
  }
}

const remedy = (key: string, from: number, to: number): string =>
  `start its process with BATON_PASS_OVER=${key}@${from}-${to} to go on ${from === to ? 'there' : 'behind what is gone'}`
