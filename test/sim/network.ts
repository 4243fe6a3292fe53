import { BatonError, type Code } from '@baton/domain'
import type { Chance } from './chance.ts'
import type { Coverage, Situation } from './coverage.ts'
import { type Machine, never } from './machine.ts'
import type { Timeline } from './timeline.ts'
import type { Weather } from './weather.ts'

export type RequestKind = 'init' | 'produce' | 'end' | 'append' | 'fetch' | 'ends'

/**
 * Both ways a client learns that nothing came back: the connection broke, or it waited long enough.
 */
const BROKEN_MAX_MS = 200
const REQUEST_TIMEOUT_MS = 10_000

type Fate = 'ok' | 'request lost' | 'answer lost' | 'request late'

/** Between processes and brokers: everything takes time, and some of it never arrives. */
export class Network {
  readonly #timeline: Timeline
  readonly #chance: Chance
  readonly #coverage: Coverage
  weather: Weather

  constructor(timeline: Timeline, chance: Chance, coverage: Coverage, weather: Weather) {
    this.#timeline = timeline
    this.#chance = chance
    this.#coverage = coverage
    this.weather = weather
  }

  latency(): number {
    return this.#chance.skewed(1, this.weather.latencyMaxMs)
  }

  /**
   * `apply` is what the broker does, at once, when the request arrives: also for a sender that has
   * died meanwhile.
   */
  request<T>(
    machine: Machine,
    kind: RequestKind,
    apply: () => T,
    failure: Code = 'BROKER_UNAVAILABLE',
  ): Promise<T> {
    if (!machine.alive) return never()
    const label = `${machine.name} ${kind}`
    const fate = this.#fateOf(machine, kind)
    return new Promise((resolve, reject) => {
      const give = (answer: () => T) =>
        machine.receive(() => {
          try {
            resolve(answer())
          } catch (error) {
            reject(error)
          }
        })
      const giveUp = () =>
        machine.receive(() => reject(new BatonError(failure, `${kind}: ${fate}`)))
      const arrive = (then: (answer: () => T) => void) => () => {
        const answer = attempt(apply)
        then(answer)
      }
      const there = this.latency()
      if (fate === 'ok') {
        const back = this.latency()
        this.#timeline.after(
          there,
          label,
          arrive(answer =>
            this.#timeline.after(back, `${label} answered`, () => {
              if (machine.isCutOff)
                this.#timeline.after(this.#patience(), `${label} given up`, giveUp)
              else give(answer)
            }),
          ),
        )
        return
      }
      const patience = this.#patience()
      this.#timeline.after(patience, `${label} ${fate}`, giveUp)
      if (fate === 'answer lost')
        this.#timeline.after(
          Math.min(there, patience),
          label,
          arrive(() => {}),
        )
      if (fate === 'request late') {
        this.#timeline.after(
          patience + this.#chance.skewed(0, 20_000),
          `${label} late`,
          arrive(() => {}),
        )
      }
    })
  }

  #patience(): number {
    return this.#chance.is(0.8) ? this.#chance.whole(1, BROKEN_MAX_MS) : REQUEST_TIMEOUT_MS
  }

  #fateOf(machine: Machine, kind: RequestKind): Fate {
    if (machine.isCutOff) return 'request lost'
    const { lostRequests, lostAnswers, lateRequests } = this.weather
    const fate = this.#chance.is(lostRequests)
      ? 'request lost'
      : this.#chance.is(lostAnswers)
        ? 'answer lost'
        : this.#chance.is(lateRequests)
          ? 'request late'
          : 'ok'
    if (fate === 'ok') return fate
    const isRead = kind === 'fetch' || kind === 'ends'
    const shown = isRead && fate === 'request late' ? 'request lost' : fate
    this.#coverage.hit(`${kind}: ${kind === 'ends' ? 'request lost' : shown}` as Situation)
    return shown
  }
}

/** What the broker did, to be told later. */
const attempt = <T>(apply: () => T): (() => T) => {
  try {
    const value = apply()
    return () => value
  } catch (error) {
    return () => {
      throw error
    }
  }
}
