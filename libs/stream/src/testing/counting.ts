import type { BatonError } from '@baton/domain'
import type { InputRecord, OutputRecord } from '../ports.ts'
import type {
  Arrived,
  Batch,
  InputPartition,
  Positions,
  Processor,
  TaskProgress,
} from '../processor.ts'

/** How often a key was seen, and when it wants to be woken. */
export interface Count {
  readonly n: number
  readonly dueAt?: number
}

export interface CountingOptions {
  /** What a value makes the processor throw. */
  readonly throws?: (text: string) => unknown
  /** The tables in force from now on, as any text. */
  readonly tables?: () => string
  readonly prepare?: (arrived: readonly Arrived[]) => Promise<void> | undefined
  /** What it waits for before the first record, unless it is stopped. */
  readonly resume?: () => Promise<void>
  /** So long after a wake-up's time its key is due again, ms; when absent, never. */
  readonly againAfterMs?: number
  /** What it makes of a whole batch. */
  readonly finish?: (batch: Batch<Count>) => void
}

/**
 * Counts records by key. For each it writes one decision "<offset>:<n>:<tables>", or a dead letter;
 * `due=<ms>` sets the key's timer, `wake` clears it or sets it anew, `gone` deletes the key;
 * `twice` and `gone twice` change it twice, the last change counts.
 */
export class Counting implements Processor<Count> {
  readonly #options: CountingOptions
  #tables = ''

  constructor(options: CountingOptions = {}) {
    this.#options = options
  }

  readonly states = {
    encode: (_key: string, state: Count) => {
      if (state.n === 666) throw new Error('666 cannot be encoded')
      return Buffer.from(JSON.stringify(state))
    },
    decode: (_key: string, value: Buffer) => JSON.parse(value.toString()) as Count,
    decodeTrusted: (_key: string, value: Buffer) => JSON.parse(value.toString()) as Count,
  }

  readonly progress = {
    encode: (progress: TaskProgress) =>
      Buffer.from(JSON.stringify({ ...progress, note: progress.note.toString() })),
    decode: (value: Buffer): TaskProgress => {
      const { note, ...rest } = JSON.parse(value.toString())
      return { ...rest, note: Buffer.from(note) }
    },
  }

  async resume(_note: Buffer, signal: AbortSignal): Promise<void> {
    const stopped = new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()))
    if (this.#options.resume) await Promise.race([this.#options.resume(), stopped])
  }

  prepare(arrived: readonly Arrived[]): Promise<void> | undefined {
    return this.#options.prepare?.(arrived)
  }

  begin(batch: Batch<Count>, at: Positions, note: Buffer): Buffer {
    const wanted = this.#options.tables?.() ?? 'T0'
    this.#tables = wanted
    if (wanted === note.toString()) return note
    batch.emit('tables', output('tables', `${wanted}@${Object.values(at)[0]}`, 0))
    return Buffer.from(wanted)
  }

  process(record: InputRecord, _from: InputPartition, batch: Batch<Count>): void {
    const key = record.key!.toString()
    const text = record.value!.toString()
    const n = (batch.get(key)?.n ?? 0) + 1
    const { againAfterMs } = this.#options
    const isAgain = text === 'wake' && againAfterMs !== undefined
    const due = isAgain ? record.timestamp + againAfterMs : /due=(\d+)/.exec(text)?.[1]
    const jump = /n=(\d+)/.exec(text)?.[1]
    if (text === 'twice') batch.put(key, stateOf(n + 1_000, undefined))
    if (text === 'gone twice') batch.put(key, null)
    batch.put(key, text.startsWith('gone') ? null : stateOf(jump ? Number(jump) : n, due))
    batch.emit('decisions', output(key, `${record.offset}:${n}:${this.#tables}`, record.timestamp))
    const thrown = this.#options.throws?.(text)
    if (thrown) throw thrown
  }

  finish(batch: Batch<Count>): void {
    this.#options.finish?.(batch)
  }

  deadLetter(
    record: InputRecord,
    _from: InputPartition,
    error: BatonError,
    batch: Batch<Count>,
    whole: boolean,
  ): void {
    const value = whole ? record.value : Buffer.from('left out')
    batch.emit('dlq', { key: record.key, value, timestamp: record.timestamp })
    const key = record.key?.toString() ?? ''
    batch.emit('decisions', output(key, `${record.offset}:${error.code}`, record.timestamp))
  }

  dueAt(state: Count): number | undefined {
    return state.dueAt
  }

  wake(key: string, dueAt: number): OutputRecord {
    return output(key, 'wake', dueAt)
  }
}

const stateOf = (n: number, due: string | number | undefined): Count =>
  due ? { n, dueAt: Number(due) } : { n }

export const output = (key: string, value: string, timestamp: number): OutputRecord => ({
  key: Buffer.from(key),
  value: Buffer.from(value),
  timestamp,
})
