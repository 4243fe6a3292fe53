import { FakeBroker } from '@baton/testkit/fake-broker'
import { TOPICS } from './app.ts'
import { Chance } from './chance.ts'
import { Coverage } from './coverage.ts'
import { Group } from './group.ts'
import { EPOCH_MS } from './machine.ts'
import { Network } from './network.ts'
import { SimulatedRegistry } from './registry.ts'
import { Timeline } from './timeline.ts'
import { CALM, drawWeather, type Weather } from './weather.ts'

/** Topics whose time their writers say, whatever the clock (schemas/topics.yaml). */
const CREATE_TIME: ReadonlySet<string> = new Set([
  TOPICS.decisions,
  TOPICS.outcomes,
  TOPICS.adoptions,
  TOPICS.deadLetters,
])

/** All that the parts of one run share. */
export class World {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly coverage = new Coverage()
  readonly network: Network
  readonly broker: FakeBroker
  readonly group: Group
  readonly registry: SimulatedRegistry
  #weather: Weather

  constructor(seed: number, change: Partial<Weather>, trace?: (line: string) => void) {
    this.timeline = new Timeline(trace)
    this.chance = new Chance(seed)
    this.#weather = { ...drawWeather(this.chance), ...change }
    this.network = new Network(this.timeline, this.chance, this.coverage, this.#weather)
    this.broker = new FakeBroker({
      maxWriteBytes: this.#weather.maxWriteBytes,
      appendTime: topic => (CREATE_TIME.has(topic) ? undefined : EPOCH_MS + this.timeline.now),
    })
    this.registry = new SimulatedRegistry(this.timeline)
    const { timeline, chance, coverage } = this
    this.group = new Group(timeline, chance, coverage, this.#weather.partitions)
  }

  get weather(): Weather {
    return this.#weather
  }

  /** Nothing is lost from here on. */
  calm(): void {
    this.#weather = { ...this.#weather, ...CALM }
    this.network.weather = this.#weather
  }
}
