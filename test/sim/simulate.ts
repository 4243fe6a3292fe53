import type { Violation } from '@baton/testkit'
import type { FakeBroker } from '@baton/testkit/fake-broker'
import { TOPICS } from './app.ts'
import { Chaos } from './chaos.ts'
import type { Coverage } from './coverage.ts'
import { Fleet } from './fleet.ts'
import { Judge } from './judge.ts'
import { Load } from './load.ts'
import { EPOCH_MS } from './machine.ts'
import { NO_SABOTAGE, type Sabotage } from './sabotage.ts'
import type { Weather } from './weather.ts'
import { World } from './world.ts'

export interface SimulationOptions {
  readonly weather?: Partial<Weather>
  readonly sabotage?: Sabotage
  /** What contacts say. */
  readonly texts?: readonly string[]
  readonly trace?: (line: string) => void
  /** Goes on when something was found wrong, to leave a whole log behind. */
  readonly goOn?: boolean
}

export interface SimulationReport {
  readonly seed: number
  /** Equal for equal runs. */
  readonly hash: string
  readonly steps: number
  /** Simulated, ms. */
  readonly ms: number
  readonly inputs: number
  readonly outputs: number
  readonly violations: readonly Violation[]
  /** Why it did not end well although nothing was wrong with the log; null when it did. */
  readonly stuck: string | null
  readonly coverage: Coverage
  readonly broker: FakeBroker
  readonly partitions: number
}

const STEPS_MAX = 400_000
/** Between bursts: mostly little, sometimes long enough for deadlines, cooldowns and follow-ups. */
const GAPS_MS = [1_000, 20_000, 6 * 60_000, 31 * 60_000, 3 * 3_600_000, 25 * 3_600_000]
const BURST_MS = 3_000
/**
 * Once all is healed, everything must be decided within this time: sessions, back-offs and held
 * records included.
 */
const HEALED_WITHIN_MS = 180_000
/**
 * Then nobody writes for so long that a reply's second deadline passes, and a timer may be late by
 * no more than this.
 */
const QUIET_MS = 12 * 60_000
const LATE_MAX_MS = 60_000

/**
 * One run: chaos while it lasts, then everything heals, and progress is demanded. The seed decides
 * all of it.
 */
export const simulate = async (
  seed: number,
  options: SimulationOptions = {},
): Promise<SimulationReport> => {
  const world = new World(seed, options.weather ?? {}, options.trace)
  const { timeline, chance, weather, broker, coverage } = world
  const fleet = new Fleet(world, options.sabotage ?? NO_SABOTAGE)
  const judge = new Judge(world)
  const load = new Load(world, options.texts)
  const chaos = new Chaos(world, fleet)
  broker.onCommit = id => {
    const partition = /\.router\.(\d+)$/.exec(id)?.[1]
    if (partition === undefined) return
    judge.look(Number(partition))
    if (fleet.contested) coverage.hit('two owners')
  }
  broker.onTakeOver = () => coverage.hit('transaction aborted by a take-over')
  const failed = () => options.goOn !== true && judge.violations.length > 0
  const run = (ms: number, done: () => boolean = failed) =>
    timeline.runUntil(() => failed() || done(), timeline.now + ms, STEPS_MAX)

  load.begin()
  fleet.start()
  for (let burst = 0; burst < weather.bursts && !failed(); burst++) {
    const events = chance.whole(1, weather.burstMax)
    for (let i = 0; i < events; i++) {
      timeline.after(chance.whole(0, BURST_MS), 'event', () => load.event())
    }
    if (chance.is(weather.tables)) {
      timeline.after(chance.whole(0, BURST_MS), 'table', () => load.table())
    }
    chaos.burst(BURST_MS)
    for (let i = 0; i < 3; i++) {
      await run(BURST_MS)
      load.replies()
    }
    await run(chance.pick(GAPS_MS))
  }

  world.calm()
  world.registry.isAway = false
  fleet.heal()
  const heal = timeline.after(30_000, 'heal again', () => fleet.heal())
  const lag = () => {
    let open = 0
    for (let p = 0; p < weather.partitions; p++) {
      const { highWatermark, lastStableOffset } = broker.partition(TOPICS.events, p)
      const outputs = broker.partition(TOPICS.decisions, p)
      open += highWatermark - judge.progressOf(p)
      if (lastStableOffset < highWatermark) open++
      if (outputs.lastStableOffset < outputs.highWatermark) open++
    }
    return open
  }
  const drained = await run(HEALED_WITHIN_MS, () => lag() === 0)
  heal()
  let late: string[] = []
  if (!failed() && drained && weather.time === 'wall') {
    await run(QUIET_MS)
    late = judge.overdue(EPOCH_MS + timeline.now - LATE_MAX_MS)
    await run(HEALED_WITHIN_MS, () => lag() === 0)
  }
  if (!failed() && drained) judge.finish((partition, input) => fleet.storesAt(partition, input))
  const stuck = () =>
    drained
      ? `timers that are due: ${late.join(', ')}`
      : `lag ${lag()} at ${timeline.now} ms; ${fleet.describe()}`
  let inputs = 0
  for (let p = 0; p < weather.partitions; p++)
    inputs += broker.partition(TOPICS.events, p).highWatermark
  return {
    seed,
    hash: timeline.hash,
    steps: timeline.steps,
    ms: timeline.now,
    inputs,
    outputs: judge.outputs,
    violations: judge.violations,
    stuck: failed() || (drained && late.length === 0) ? null : stuck(),
    coverage,
    broker,
    partitions: weather.partitions,
  }
}
