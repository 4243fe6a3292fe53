import type { ContactState } from '@baton/domain'
import {
  type KillPoint,
  type LogPort,
  PartitionTask,
  type Processor,
  type RecordAppender,
  type StoreProvider,
  TASK_BOUNDS,
  type TaskPhase,
  TaskSupervisor,
} from '@baton/stream'
import { RouterProcessor } from '../../services/router/src/decide/processor.ts'
import { DecisionTally } from '../../services/router/src/decide/tally.ts'
import { TableFeed } from '../../services/router/src/tables/feed.ts'
import { APP_ID, CODECS, OUTPUTS, storeOf, TOPICS, transactionalIdOf } from './app.ts'
import { SimulatedLog } from './client.ts'
import { type Disk, SimulatedStores } from './disk.ts'
import type { Machine } from './machine.ts'
import type { Sabotage } from './sabotage.ts'
import type { World } from './world.ts'

/**
 * One life of a router: the real feed, supervisor, tasks, processor and rules on simulated ports.
 */
export class RouterProcess {
  readonly machine: Machine
  readonly stores: SimulatedStores
  /** Armed: the process dies when a task of it reaches this point for the nth time. */
  trap: { readonly point: KillPoint; left: number } | null = null
  readonly phases = new Map<number, TaskPhase>()
  readonly #world: World
  readonly #log: LogPort & RecordAppender
  readonly #storeProvider: StoreProvider
  readonly #feed: TableFeed
  readonly #supervisor: TaskSupervisor<PartitionTask<ContactState>>
  readonly #stopping = new AbortController()
  readonly #onTrapped: (point: KillPoint) => void
  #incarnations = 0

  constructor(
    world: World,
    machine: Machine,
    disk: Disk,
    sabotage: Sabotage,
    onTrapped: (point: KillPoint) => void,
  ) {
    const { network, broker, chance, coverage } = world
    this.#world = world
    this.machine = machine
    this.#onTrapped = onTrapped
    const lagOf = (topic: string) => (topic === TOPICS.events ? 0 : this.#tableLag())
    const log = new SimulatedLog({ machine, network, broker, chance, lagOf })
    this.#log = sabotage.log?.(log, world) ?? log
    this.stores = new SimulatedStores({
      machine,
      disk,
      chance,
      coverage,
      weather: () => world.weather,
    })
    this.#storeProvider = sabotage.stores?.(this.stores, world) ?? this.stores
    this.#feed = new TableFeed({
      log: this.#log,
      codecs: CODECS,
      topics: TOPICS,
      clock: machine.clock,
      checkBots: async () => {},
      onRefused: () => {},
      onFailed: () => {},
    })
    const membership = world.group.membership(machine, network)
    this.#supervisor = new TaskSupervisor(membership, partition => this.#task(partition, sabotage))
  }

  /**
   * Rejects when the tables cannot be read: the process ends, and whoever runs it starts it again.
   */
  async start(): Promise<void> {
    await this.#feed.start()
    await this.#supervisor.start()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#feed.stop()
    await this.#supervisor.stop()
  }

  get running(): readonly number[] {
    return [...this.phases].filter(([, phase]) => phase === 'running').map(([p]) => p)
  }

  #tableLag(): number {
    const ms = this.#world.chance.skewed(0, this.#world.weather.tableLagMaxMs)
    if (ms > 1_000) this.#world.coverage.hit('tables: late')
    return ms
  }

  #task(partition: number, sabotage: Sabotage): PartitionTask<ContactState> {
    const { weather, coverage } = this.#world
    const processor = (): Processor<ContactState> =>
      new RouterProcessor({
        appId: APP_ID,
        partition,
        partitions: weather.partitions,
        topics: TOPICS,
        codecs: this.#world.registry.codecs,
        feed: this.#feed,
        tally: new DecisionTally(() => {}),
        signal: this.#stopping.signal,
      })
    return new PartitionTask({
      name: storeOf(partition),
      transactionalId: transactionalIdOf(partition),
      inputs: [{ topic: TOPICS.events, partition }],
      partition,
      changelog: TOPICS.state,
      outputs: OUTPUTS,
      processor: () => sabotage.processor?.(processor(), this.#world) ?? processor(),
      log: this.#log,
      stores: this.#storeProvider,
      wakeUps: { appender: this.#log, time: weather.time },
      bounds: {
        ...TASK_BOUNDS,
        batchMaxRecords: weather.batchMaxRecords,
        cacheMaxBytes: weather.cacheMaxBytes,
        // As few as a batch of a simulated run has.
        decodedMaxStates: weather.cacheMaxBytes === 0 ? 0 : 2,
        restoreBatchBytes: weather.restoreBatchBytes,
        // Only for clocks that jump; each look is a step of the run.
        timerSleepMaxMs: 30_000,
      },
      clock: this.machine.clock,
      observer: {
        phase: phase => {
          this.phases.set(partition, phase)
          if (phase === 'fenced') coverage.hit('fenced')
          if (phase === 'holding') coverage.hit('held')
        },
        restored: ({ full, records }) => {
          if (full) coverage.hit('store: restored in full')
          else if (records > 1) coverage.hit('store: caught up')
        },
        storeDropped: error => {
          const code = error instanceof Error && 'code' in error ? error.code : ''
          if (code === 'STORE_STALE') coverage.hit('store: stale')
        },
        aborted: error => {
          const code = error instanceof Error && 'code' in error ? error.code : ''
          if (code === 'RECORD_TOO_LARGE') coverage.hit('batch halved')
        },
        woke: () => coverage.hit('timers: woken'),
      },
      newIncarnation: () => `${this.machine.name}.${++this.#incarnations}`,
      probe: point => this.#reached(point),
    })
  }

  #reached(point: KillPoint): void {
    const { trap } = this
    if (!trap || trap.point !== point || !this.machine.alive || --trap.left > 0) return
    this.trap = null
    this.#onTrapped(point)
  }
}
