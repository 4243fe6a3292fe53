import { type ContactState, PROGRESS_KEY } from '@baton/domain'
import { PartitionVerifier, PublishedTables, type Violation } from '@baton/testkit'
import { APP_ID, CODECS, JUDGE_CODECS, TOPICS } from './app.ts'
import type { World } from './world.ts'

/** Decisions that timers cause are named after them. */
const TIMERS: ReadonlySet<string> = new Set([
  'reply',
  'retry',
  'outcome',
  'remind',
  'wake',
  'quiet',
])

/** What is known of one partition. */
interface Watched {
  readonly verifier: PartitionVerifier
  /** The oracle's. */
  readonly states: Map<string, ContactState>
  /** The fold of the changelog. */
  readonly changelog: Map<string, Buffer>
  progress: number
  adoptions: number
}

/**
 * Looks at the log after each commit, as a read-committed reader sees it at that moment: what was
 * committed must equal what the oracle makes of the inputs up to the progress that was committed
 * with it, no more and no less.
 */
export class Judge {
  readonly violations: Violation[] = []
  readonly #world: World
  readonly #published = new PublishedTables()
  readonly #watched = new Map<number, Watched>()
  readonly #read = new Map<string, number>()

  constructor(world: World) {
    this.#world = world
  }

  progressOf(partition: number): number {
    return this.#watched.get(partition)?.progress ?? 0
  }

  get outputs(): number {
    let outputs = 0
    for (const { verifier } of this.#watched.values()) outputs += verifier.checked
    return outputs
  }

  /** A transaction of the partition's task was committed. */
  look(partition: number): void {
    this.#tables()
    const watched = this.#watch(partition)
    const { verifier } = watched
    this.#adoptions(watched, partition)
    const touched = this.#changelog(watched, partition)
    for (const record of this.#new(TOPICS.events, partition, watched.progress)) {
      const contactId = verifier.input(record)
      if (contactId !== null) touched.add(contactId)
    }
    for (const topic of verifier.outputs) {
      for (const record of this.#new(topic.name, partition)) {
        verifier.output(topic, record)
        if (topic.name === TOPICS.decisions) this.#count(record.value!)
      }
      if (verifier.waiting(topic.name) > 0) verifier.finish()
    }
    for (const key of touched) verifier.state(key, watched.changelog.get(key) ?? null)
  }

  /**
   * The end of a run: every state, and each store that has come as far, says what the oracle says.
   */
  finish(storesAt: (partition: number, input: number) => readonly Map<string, Buffer>[]): void {
    for (const [partition, { verifier, states, changelog, progress }] of this.#watched) {
      verifier.finish()
      for (const held of [changelog, ...storesAt(partition, progress)]) {
        for (const key of new Set([...states.keys(), ...held.keys()])) {
          verifier.state(key, held.get(key) ?? null)
        }
      }
    }
  }

  /** Whose timer was due before a time, and has taken no effect: "contact-3 reply". */
  overdue(before: number): string[] {
    return [...this.#watched.values()].flatMap(({ states }) =>
      [...states].flatMap(([contactId, { timers }]) =>
        timers.filter(({ dueAt }) => dueAt < before).map(({ id }) => `${contactId} ${id}`),
      ),
    )
  }

  #watch(partition: number): Watched {
    let watched = this.#watched.get(partition)
    if (watched) return watched
    const states = new Map<string, ContactState>()
    const verifier = new PartitionVerifier({
      appId: APP_ID,
      codecs: JUDGE_CODECS,
      partition,
      partitions: this.#world.weather.partitions,
      published: this.#published,
      states,
      report: violation => this.violations.push(violation),
    })
    const changelog = new Map<string, Buffer>()
    watched = { verifier, states, changelog, progress: 0, adoptions: 0 }
    this.#watched.set(partition, watched)
    return watched
  }

  #tables(): void {
    for (const { value, timestamp } of this.#new(TOPICS.policies, 0)) {
      if (value) this.#published.policy(CODECS.of('handoff.policies.v1').decode(value), timestamp)
    }
    for (const { value, timestamp } of this.#new(TOPICS.thresholds, 0)) {
      if (value)
        this.#published.threshold(CODECS.of('handoff.thresholds.v1').decode(value), timestamp)
    }
    for (const { value, timestamp } of this.#new(TOPICS.health, 0)) {
      if (value) this.#published.health(CODECS.of('bot.health.v1').decode(value), timestamp)
    }
  }

  #adoptions(watched: Watched, partition: number): void {
    for (const { value } of this.#new(TOPICS.adoptions, partition)) {
      const adopted = CODECS.of('router.tables.v1').decode(value!)
      watched.verifier.adopted(adopted, Number.POSITIVE_INFINITY)
      if (watched.adoptions++ > 0) this.#world.coverage.hit('tables: adopted in mid-run')
    }
  }

  /** Whose states this transaction changed. Its last record is its progress. */
  #changelog(watched: Watched, partition: number): Set<string> {
    const touched = new Set<string>()
    let accounted = true
    for (const { key, value } of this.#new(TOPICS.state, partition)) {
      const name = key!.toString()
      accounted = name === PROGRESS_KEY
      if (accounted) {
        const progress = CODECS.of('contact.state.v1').decode(value!).entry['baton.Progress']!
        if (progress.input < watched.progress)
          this.#note('progress-behind', partition, progress.input)
        watched.progress = progress.input
        continue
      }
      touched.add(name)
      if (value) watched.changelog.set(name, value)
      else watched.changelog.delete(name)
    }
    if (!accounted) this.#note('progress-missing', partition, watched.progress)
    return touched
  }

  #count(value: Buffer): void {
    const { coverage } = this.#world
    const { event, verdict } = CODECS.of('handoff.decisions.v1').decode(value)
    if (verdict === 'reply_sent') coverage.hit('replies: sent')
    if (verdict === 'reply_dropped') coverage.hit('replies: dropped')
    if (TIMERS.has(event)) coverage.hit('timers: taken effect')
  }

  /** What a read-committed reader has not been shown yet, below an offset. */
  #new(topic: string, partition: number, below = Number.POSITIVE_INFINITY) {
    const name = `${topic}/${partition}`
    const log = this.#world.broker.partition(topic, partition)
    const batch = log.read(this.#read.get(name) ?? log.start, Number.POSITIVE_INFINITY)
    const records = batch.records.filter(({ offset }) => offset < below)
    this.#read.set(name, Math.min(batch.nextOffset, below))
    return records
  }

  #note(kind: Violation['kind'], partition: number, offset: number): void {
    const topic = TOPICS.state
    this.violations.push({ kind, partition, topic, offset, slot: 0, decisionId: '', fields: [] })
  }
}
