import type { KillPoint } from '@baton/stream'
import { TOPICS, transactionalIdOf } from './app.ts'
import type { Situation } from './coverage.ts'
import type { Fleet } from './fleet.ts'
import type { World } from './world.ts'

const POINTS: readonly KillPoint[] = [
  'fetched',
  'decided',
  'produced',
  'end-sent',
  'end-answered',
  'applied',
]

/** How long bad things last at the most, ms. */
const DOWN_MAX_MS = 12_000
const FROZEN_MAX_MS = 20_000

/** What goes wrong while a burst is being worked off. */
export class Chaos {
  readonly #world: World
  readonly #fleet: Fleet

  constructor(world: World, fleet: Fleet) {
    this.#world = world
    this.#fleet = fleet
  }

  /** Within so many ms from now. */
  burst(withinMs: number): void {
    const { chance, weather, timeline, group, coverage } = this.#world
    const at = (p: number, label: string, run: () => void) => {
      if (chance.is(p)) timeline.after(chance.whole(0, withinMs), label, run)
    }
    at(weather.crash, 'crash', () => {
      coverage.hit('crash')
      this.#fleet.crash(this.#any(), false, chance.skewed(10, DOWN_MAX_MS))
    })
    at(weather.machineCrash, 'machine crash', () => {
      coverage.hit('crash: machine')
      this.#fleet.crash(this.#any(), true, chance.skewed(10, DOWN_MAX_MS))
    })
    at(weather.crashAtPoint, 'trap', () => this.#trap())
    at(weather.freeze, 'freeze', () => this.#freeze())
    at(weather.cutOff, 'cut off', () => this.#cutOff())
    at(weather.rebalance, 'rebalance wanted', () => group.rebalance())
    at(weather.restart, 'restart', () => this.#fleet.restart(this.#any()))
    at(weather.clockStep, 'clock steps', () => this.#stepClock())
    at(weather.diskFull, 'disk full', () => this.#fillDisk())
    at(weather.registryAway, 'registry goes away', () => {
      this.#world.registry.isAway = true
      timeline.after(chance.skewed(100, 30_000), 'registry is back', () => {
        this.#world.registry.isAway = false
      })
    })
    at(weather.compaction, 'compaction', () => this.#compact())
    at(weather.transactionTimeout, 'transactions time out', () => this.#expire())
  }

  #any(): number {
    return this.#world.chance.whole(0, this.#world.weather.processes - 1)
  }

  #trap(): void {
    const { chance, coverage } = this.#world
    const slot = this.#any()
    const trap = { point: chance.pick(POINTS), left: chance.whole(1, 3) }
    this.#fleet.trap(slot, trap, point => {
      coverage.hit(`crash at: ${point}` as Situation)
      this.#fleet.crash(slot, chance.is(0.3), chance.skewed(10, DOWN_MAX_MS))
    })
  }

  #freeze(): void {
    const { chance, coverage, group } = this.#world
    const machine = this.#fleet.machineOf(this.#any())
    if (!machine?.alive || machine.frozen) return
    coverage.hit('freeze')
    machine.freeze()
    group.silent(machine, () => !machine.frozen && machine.alive)
    this.#world.timeline.after(chance.skewed(100, FROZEN_MAX_MS), 'thaw', () => machine.thaw())
  }

  #cutOff(): void {
    const { chance, coverage, group } = this.#world
    const machine = this.#fleet.machineOf(this.#any())
    if (!machine?.alive || machine.isCutOff) return
    coverage.hit('cut off')
    machine.isCutOff = true
    group.silent(machine, () => !machine.isCutOff && machine.alive)
    this.#world.timeline.after(chance.skewed(100, FROZEN_MAX_MS), 'reachable', () => {
      machine.isCutOff = false
    })
  }

  #stepClock(): void {
    const { chance, coverage } = this.#world
    const machine = this.#fleet.machineOf(this.#any())
    if (!machine) return
    coverage.hit('clock stepped')
    const days = chance.is(0.3) ? chance.whole(-5, 5) : 0
    machine.skewMs += days * 86_400_000 + chance.whole(-3_600_000, 3_600_000)
  }

  #fillDisk(): void {
    const { chance, timeline } = this.#world
    const disk = this.#fleet.diskOf(this.#any())
    disk.isFull = true
    timeline.after(chance.skewed(100, 30_000), 'disk has room', () => {
      disk.isFull = false
    })
  }

  #compact(): void {
    const { broker, weather, coverage, chance } = this.#world
    const partition = chance.whole(0, weather.partitions - 1)
    broker.partition(TOPICS.state, partition).compact()
    coverage.hit('changelog compacted')
  }

  #expire(): void {
    const { broker, weather, coverage } = this.#world
    for (let partition = 0; partition < weather.partitions; partition++) {
      if (broker.expire(transactionalIdOf(partition))) coverage.hit('transaction timed out')
    }
  }
}
