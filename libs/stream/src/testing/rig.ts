import { MemoryStores } from '@baton/store'
import { FakeLog, type FakeLogOptions } from '@baton/testkit/fake-log'
import { TASK_BOUNDS, type TaskBounds } from '../bounds.ts'
import type { TaskObserver } from '../observer.ts'
import type { Probe, StoreProvider } from '../ports.ts'
import { PartitionTask, type TaskEnd } from '../task.ts'
import type { TaskSpec } from '../task-spec.ts'
import { type Count, Counting, type CountingOptions, output } from './counting.ts'
import { ManualClock, until } from './manual-clock.ts'

export interface RigOptions extends FakeLogOptions, CountingOptions {
  readonly bounds?: Partial<TaskBounds>
  readonly observer?: TaskObserver
  readonly probe?: Probe
  readonly time?: 'wall' | 'log'
  readonly passOver?: ReadonlyMap<string, number>
}

/**
 * One partition of a small app on a fake log: feed it, run tasks on it, look at what they wrote.
 */
export class Rig {
  readonly log: FakeLog
  readonly stores = new MemoryStores()
  readonly clock = new ManualClock()
  readonly spec: TaskSpec<Count>
  #incarnations = 0

  constructor(options: RigOptions = {}) {
    this.log = new FakeLog(options)
    this.spec = {
      name: 'task.0',
      transactionalId: 'app.task.0',
      inputs: [{ topic: 'events', partition: 0 }],
      partition: 0,
      changelog: 'state',
      outputs: ['decisions', 'dlq', 'tables'],
      processor: () => new Counting(options),
      log: this.log,
      stores: this.stores,
      wakeUps: { appender: this.log, time: options.time ?? 'wall' },
      bounds: { ...TASK_BOUNDS, ...options.bounds },
      clock: this.clock,
      observer: options.observer ?? {},
      newIncarnation: () => `incarnation-${++this.#incarnations}`,
      ...(options.probe ? { probe: options.probe } : {}),
      ...(options.passOver ? { passOver: options.passOver } : {}),
    }
  }

  async feed(...records: readonly (readonly [key: string, value: string, at?: number])[]) {
    const outputs = records.map(([key, value, at = 0]) => output(key, value, at))
    await this.log.append([{ topic: 'events', partition: 0, records: outputs }])
  }

  start(stores: StoreProvider = this.stores): Running {
    return new Running(new PartitionTask({ ...this.spec, stores }))
  }

  /** Runs a task until it has decided everything there is, and stops it. */
  async drain(): Promise<void> {
    const running = this.start()
    await until(() => this.idle, 'all decided')
    await running.stop()
  }

  get decisions(): string[] {
    return this.#texts('decisions')
  }

  get deadLetters(): string[] {
    return this.#texts('dlq')
  }

  get tables(): string[] {
    return this.#texts('tables')
  }

  get wakeUps(): string[] {
    return this.log
      .committed('events', 0)
      .filter(record => record.value?.toString() === 'wake')
      .map(record => record.key!.toString())
  }

  /** Each offset of the input has exactly one decision, in order. */
  get exactlyOnce(): boolean {
    const offsets = this.decisions.map(text => Number(text.split(':')[0]))
    const inputs = this.log.committed('events', 0).map(record => record.offset)
    return offsets.length === inputs.length && offsets.every((o, i) => o === inputs[i])
  }

  get idle(): boolean {
    return this.decisions.length >= this.log.committed('events', 0).length
  }

  /** The fold of the changelog: what any restored store must hold. */
  get changelog(): Map<string, string> {
    const states = new Map<string, string>()
    for (const { key, value } of this.log.committed('state', 0)) {
      if (key!.toString() === '__progress') continue
      if (value) states.set(key!.toString(), value.toString())
      else states.delete(key!.toString())
    }
    return states
  }

  #texts(topic: string): string[] {
    return this.log.committed(topic, 0).map(record => record.value!.toString())
  }
}

export class Running {
  readonly task: PartitionTask<Count>
  readonly ended: Promise<TaskEnd>
  end: TaskEnd | null = null

  constructor(task: PartitionTask<Count>) {
    this.task = task
    this.ended = task.run().then(end => {
      this.end = end
      return end
    })
  }

  async stop(): Promise<TaskEnd> {
    this.task.stop()
    return this.ended
  }
}
