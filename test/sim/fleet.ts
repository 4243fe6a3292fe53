import type { KillPoint } from '@baton/stream'
import { storeOf, TOPICS } from './app.ts'
import { Disk } from './disk.ts'
import { Machine } from './machine.ts'
import { RouterProcess } from './router-process.ts'
import type { Sabotage } from './sabotage.ts'
import type { World } from './world.ts'

interface Slot {
  readonly disk: Disk
  process: RouterProcess | null
  lives: number
  onTrapped: ((point: KillPoint) => void) | null
  stopping: boolean
}

const RESTART_MS = 500

/** The router processes of a run, each on a machine of its own: what dies is started again. */
export class Fleet {
  readonly #world: World
  readonly #sabotage: Sabotage
  readonly #slots: Slot[]

  constructor(world: World, sabotage: Sabotage) {
    this.#world = world
    this.#sabotage = sabotage
    const { chance, coverage, weather } = world
    this.#slots = Array.from({ length: weather.processes }, () => ({
      disk: new Disk(chance, coverage),
      process: null,
      lives: 0,
      onTrapped: null,
      stopping: false,
    }))
  }

  start(): void {
    for (const slot of this.#slots.keys()) this.#boot(slot)
  }

  machineOf(slot: number): Machine | null {
    return this.#slots[slot]!.process?.machine ?? null
  }

  diskOf(slot: number): Disk {
    return this.#slots[slot]!.disk
  }

  /** kill -9, or the machine with it: then its disk loses what was not synced. */
  crash(slot: number, withMachine: boolean, downMs: number): void {
    const { group, weather } = this.#world
    const one = this.#slots[slot]!
    const { process } = one
    if (!process) return
    const { machine } = process
    machine.alive = false
    group.silent(machine, () => false)
    one.process = null
    if (withMachine) one.disk.powerLost(weather)
    one.disk.exchanged(weather)
    this.#world.timeline.after(downMs, `boot ${slot}`, () => this.#boot(slot))
  }

  trap(
    slot: number,
    trap: { point: KillPoint; left: number },
    onTrapped: (point: KillPoint) => void,
  ): void {
    const one = this.#slots[slot]!
    if (!one.process) return
    one.onTrapped = onTrapped
    one.process.trap = trap
  }

  /** A deployment: it is asked to stop, and started again when it has. */
  restart(slot: number): void {
    const one = this.#slots[slot]!
    const { process } = one
    if (!process || one.stopping) return
    one.stopping = true
    void process.stop().then(() => {
      if (one.process !== process) return
      this.#world.coverage.hit('restart')
      process.machine.alive = false
      one.process = null
      this.#world.timeline.after(RESTART_MS, `boot ${slot}`, () => this.#boot(slot))
    })
  }

  /** Whatever is wrong with machines and disks is repaired; what is dead is coming back anyway. */
  heal(): void {
    for (const { process, disk } of this.#slots) {
      disk.isFull = false
      if (!process) continue
      process.trap = null
      process.machine.isCutOff = false
      process.machine.skewMs = 0
      if (process.machine.frozen) process.machine.thaw()
    }
  }

  /**
   * Stores that stand at this input offset of a partition: a task that nobody has told yet may
   * stand before it.
   */
  storesAt(partition: number, input: number): Map<string, Buffer>[] {
    return this.#slots.flatMap(({ process }) => {
      const store = process?.stores.stores.get(storeOf(partition))
      const at = store?.progress()?.input[`${TOPICS.events}/${partition}`]
      return store && at === input ? [store.states()] : []
    })
  }

  /** Partitions that more than one task runs just now. */
  get contested(): boolean {
    const running = this.#slots.flatMap(({ process }) => process?.running ?? [])
    return new Set(running).size < running.length
  }

  /** What each task does, for a report. */
  describe(): string {
    return this.#slots
      .map(({ process }, slot) => {
        if (!process) return `${slot}: down`
        const phases = [...process.phases].map(([p, phase]) => `${p} ${phase}`)
        return `${process.machine.name}: ${phases.join(', ') || 'no task'}`
      })
      .join('; ')
  }

  #boot(slot: number): void {
    const one = this.#slots[slot]!
    one.stopping = false
    const machine = new Machine(`r${slot}.${one.lives++}`, this.#world.timeline)
    const process = new RouterProcess(this.#world, machine, one.disk, this.#sabotage, point =>
      one.onTrapped?.(point),
    )
    one.process = process
    process.start().catch(() => {
      if (one.process !== process) return
      machine.alive = false
      one.process = null
      this.#world.group.silent(machine, () => false)
      this.#world.timeline.after(RESTART_MS, `boot ${slot}`, () => this.#boot(slot))
    })
  }
}
