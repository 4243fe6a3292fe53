import type { Codecs } from '@baton/codec'
import type { BotHealth } from '@baton/domain'
import type { PolicyName } from '@baton/learning'
import {
  type Arrived,
  type InputPartition,
  type InputRecord,
  PREPARE_MAX_MS,
  type Processor,
  type ProgressCodec,
  type StateCodec,
} from '@baton/stream'
import { deriveHealth, healthOf } from './derive/health.ts'
import { type RouteNews, Thresholds } from './derive/thresholds.ts'
import { type Intake, intakesOf } from './intake/intakes.ts'
import type { Gone } from './intake/policies.ts'
import { watermarkOf } from './intake/time.ts'
import { progressCodec } from './progress.ts'
import { type LearnerBatch, type LearnerState, read, stateCodec, write } from './state.ts'
import { type LearnerTopics, learnerInputs } from './topics.ts'

/** What a batch has changed. */
export interface LearnerNews {
  readonly routes: readonly RouteNews[]
  readonly bots: readonly BotHealth[]
  /** These are all there are: what was told of others no longer holds. */
  readonly all: boolean
}

export interface ProcessorOptions {
  readonly appId: string
  readonly partitions: number
  readonly clock: 'broker' | 'log'
  readonly learning: PolicyName
  readonly topics: LearnerTopics
  readonly codecs: Codecs
  /** Called once a batch that says so is committed. */
  readonly onLearned: (news: LearnerNews) => void
  readonly signal: AbortSignal
}

/**
 * Counts what the topics bring, and derives thresholds and health from the counts once for each
 * batch.
 */
export class LearnerProcessor implements Processor<LearnerState> {
  readonly states: StateCodec<LearnerState>
  readonly progress: ProgressCodec
  readonly #options: ProcessorOptions
  readonly #intakes: ReadonlyMap<string, Intake>
  readonly #thresholds: Thresholds
  #learned: LearnerNews | null = null
  /** Until a batch is committed that tells all: the first one, and one that retires something. */
  #tellsAll = true

  constructor(options: ProcessorOptions) {
    const { codecs, topics, appId, partitions, learning } = options
    this.#options = options
    this.#thresholds = new Thresholds(learning)
    const entries = codecs.of('learner.state.v1')
    this.states = stateCodec(entries)
    this.progress = progressCodec(appId, learnerInputs(topics, partitions), entries)
    this.#intakes = intakesOf({
      ...options,
      onTouched: touched => this.#thresholds.touch(touched),
      onGone: (batch, gone) => this.#retire(batch, gone),
    })
  }

  prepare(arrived: readonly Arrived[]): Promise<void> | undefined {
    const foreign = Map.groupBy(
      arrived.filter(({ record, from }) =>
        this.#intakes.get(from.topic)?.codec.isForeign(record.value),
      ),
      ({ from }) => from.topic,
    )
    if (foreign.size === 0) return undefined
    const enough = AbortSignal.any([this.#options.signal, AbortSignal.timeout(PREPARE_MAX_MS)])
    const asked = [...foreign].map(([topic, group]) =>
      this.#intakes.get(topic)?.codec.prefetch(
        group.map(({ record }) => record.value),
        enough,
      ),
    )
    return Promise.all(asked).then(() => undefined)
  }

  begin(_batch: LearnerBatch, _at: unknown, note: Buffer): Buffer {
    // The former batch was never committed: folds made of it are of counts that nobody has.
    if (this.#learned) this.#thresholds.forget()
    this.#learned = null
    return note
  }

  process(record: InputRecord, { topic }: InputPartition, batch: LearnerBatch): void {
    this.#intakes.get(topic)?.take(record, batch)
  }

  /**
   * There is nobody to write a dead letter for: what cannot be read is no evidence, and the
   * observer is told.
   */
  deadLetter(): void {}

  finish(batch: LearnerBatch): void {
    const routes = this.#thresholds.derive(batch)
    const bots = deriveHealth(batch)
    for (const { route, active, shadow, changed } of routes) {
      if (changed.active) this.#tellThreshold(batch, route, active)
      if (changed.shadow) this.#tellThreshold(batch, shadowKey(route), shadow)
    }
    for (const health of bots) this.#tellHealth(batch, health.bot, health)
    const all = this.#tellsAll
    this.#learned = { routes, bots: all ? healthOf(batch) : bots, all }
  }

  committed(): void {
    if (this.#learned) {
      this.#options.onLearned(this.#learned)
      this.#tellsAll = false
    }
    this.#learned = null
  }

  #retire(batch: LearnerBatch, { routes, bots }: Gone): void {
    if (routes.length + bots.length === 0) return
    this.#tellsAll = true
    this.#thresholds.forget()
    for (const route of routes) {
      this.#tellThreshold(batch, route, null)
      this.#tellThreshold(batch, shadowKey(route), null)
      const entry = read(batch, 'route', route)
      if (entry) write(batch, 'route', [route], { ...entry, active: null, shadow: null })
    }
    for (const bot of bots) {
      this.#tellHealth(batch, bot, null)
      for (const minute of read(batch, 'bot', bot)?.minutes ?? []) {
        write(batch, 'minute', [bot, minute], null)
      }
      write(batch, 'bot', [bot], null)
    }
  }

  #tellThreshold(batch: LearnerBatch, key: string, value: RouteNews['active'] | null): void {
    const { topics, codecs } = this.#options
    const encoded = value && codecs.of('handoff.thresholds.v1').encode(value)
    this.#emit(batch, topics.thresholds, key, encoded)
  }

  #tellHealth(batch: LearnerBatch, key: string, value: BotHealth | null): void {
    const { topics, codecs } = this.#options
    this.#emit(batch, topics.health, key, value && codecs.of('bot.health.v1').encode(value))
  }

  #emit(batch: LearnerBatch, topic: string, key: string, value: Buffer | null): void {
    const timestamp = Math.max(0, watermarkOf(batch))
    batch.emit(topic, { key: Buffer.from(key), value, timestamp })
  }
}

export const shadowKey = (route: string): string => `shadow/${route}`
