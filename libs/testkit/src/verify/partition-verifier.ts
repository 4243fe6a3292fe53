import { bodyOf, type Codecs, physicalName, schemaIdOf } from '@baton/codec'
import { type ContactState, isBatonError, type StateEntry, type TablesAdopted } from '@baton/domain'
import { tablesHash } from '@baton/rules'
import type { InputRecord } from '@baton/stream'
import { type Judgement, type OracleStates, PartitionOracle } from '../oracle/oracle.ts'
import type { InheritedStates } from './inherited-states.ts'
import {
  expectedOutputs,
  type OutputTopic,
  outputTopics,
  seenOutput,
  uncompared,
} from './outputs.ts'
import { ownEngine } from './own-engine.ts'
import type { PublishedTables } from './published-tables.ts'
import { SequenceChecker } from './sequence-checker.ts'
import { unreadableFor } from './unreadable.ts'
import type { Violation, ViolationKind } from './violation.ts'

export interface PartitionVerifierOptions {
  readonly appId: string
  readonly codecs: Codecs
  readonly partition: number
  readonly partitions: number
  readonly published: PublishedTables
  readonly states: OracleStates
  /** What another engine has left; where it decided nothing, all inputs are judged without. */
  readonly inherited?: InheritedStates | undefined
  readonly report: (violation: Violation) => void
  /** Of a topic: whether retention has taken its first records. */
  readonly truncated?: (topic: string) => boolean
}

/**
 * All that must hold of one partition of an app, checked as the records come: adoptions before the
 * inputs they hold for, inputs before the outputs they cause. It shares the pure rules with the
 * router and nothing of its task.
 */
export class PartitionVerifier {
  readonly outputs: readonly OutputTopic[]
  readonly #options: PartitionVerifierOptions
  readonly #oracle: PartitionOracle
  readonly #checkers: ReadonlyMap<string, SequenceChecker>
  readonly #events: string
  readonly #engine = ownEngine()
  readonly #uncompared = new Map<string, number>()
  #inputs = 0
  #broken = false

  constructor(options: PartitionVerifierOptions) {
    const { appId, codecs, partition, partitions, published, states } = options
    this.#options = options
    this.#events = physicalName(appId, 'contact.events.v1')
    this.#oracle = new PartitionOracle({
      topic: this.#events,
      partition,
      partitions,
      events: codecs.of('contact.events.v1'),
      policies: published.policies,
      states,
    })
    this.outputs = outputTopics(appId, codecs, published.bots)
    const checker = ({ name }: OutputTopic) => {
      const cut = options.truncated?.(name) ?? false
      return [name, new SequenceChecker(name, partition, options.report, cut)] as const
    }
    this.#checkers = new Map(this.outputs.map(checker))
  }

  get inputs(): number {
    return this.#inputs
  }

  /**
   * Inputs among them whose decisions are not compared, by engine: another one's, or this one's
   * about a state that another one left.
   */
  get uncompared(): ReadonlyMap<string, number> {
    return this.#uncompared
  }

  /** Outputs that were found as expected, of all topics. */
  get checked(): number {
    let checked = 0
    for (const checker of this.#checkers.values()) checked += checker.checked
    return checked
  }

  /** Outputs of a topic that must come and have not. */
  waiting(topic: string): number {
    return this.#checkers.get(topic)!.waiting
  }

  /** `by`: when it was adopted at the latest, ms, broker time. */
  adopted(adopted: TablesAdopted, by: number): void {
    const { hash, from } = adopted
    if (tablesHash(adopted) !== hash) this.#note('misnamed', from, [`tables ${hash}`])
    const missing = this.#options.published.unpublished(adopted, by)
    if (missing.length > 0) this.#note('unpublished', from, missing)
    this.#oracle.adopt(adopted)
  }

  /** What the record must cause is expected from now on; whose state it changed, or null. */
  input(record: InputRecord): string | null {
    this.#inputs++
    if (this.#broken) return null
    const engine = this.#oracle.engineAt(record.offset)
    if (engine !== undefined && !this.#isOurs(record, engine)) {
      this.#expectUncompared(record, engine)
      return null
    }
    const judgement = this.#judged(record)
    if (!judgement) return null
    const { appId, codecs } = this.#options
    expectedOutputs(appId, codecs, record, judgement, (topic, expected) =>
      this.#checkers.get(topic)!.expect(expected),
    )
    return judgement.contactId
  }

  output(topic: OutputTopic, record: InputRecord): void {
    if (this.#broken) return
    const unreadable = unreadableFor(() =>
      this.#checkers.get(topic.name)!.see(seenOutput(topic, record)),
    )
    if (unreadable !== null) this.foreign(topic.name, record.offset, unreadable)
  }

  /**
   * A record that cannot be read: nobody of ours writes such. It is named, and the rest is judged.
   */
  foreign(topic: string, at: number, why: string): void {
    const { report, partition } = this.#options
    const fields = [`record ${at} cannot be read, ${why}`]
    report({ kind: 'foreign', partition, topic, offset: -1, slot: 0, decisionId: '', fields })
  }

  /**
   * A state as the changelog has it, when it has all that was decided so far; null: there is none.
   */
  state(contactId: string, value: Buffer | null): void {
    const codec = this.#options.codecs.of('contact.state.v1')
    const expected = this.#options.states.get(contactId)
    const entry = expected && codec.encodeBody({ entry: { 'baton.ContactState': expected } })
    this.compareState(contactId, entry ?? null, value)
  }

  /** `expected`: the oracle's state, encoded, without the schema header. */
  compareState(contactId: string, expected: Buffer | null, value: Buffer | null): void {
    if (this.#broken) return
    if (expected === null) {
      if (value !== null) this.#noteState(contactId, ['is there, and should not be'])
      return
    }
    if (value === null) return this.#noteState(contactId, ['is not there'])
    if (value.length > 0 && expected.equals(bodyOf(value))) return
    const codec = this.#options.codecs.of('contact.state.v1')
    const own = codec.decodeBody(expected).entry['baton.ContactState']
    let fields: string[] = []
    const unreadable = unreadableFor(() => {
      if (own) fields = differingState(own, codec.decode(value))
    })
    if (unreadable !== null) return this.#noteState(contactId, [`cannot be read, ${unreadable}`])
    // What another version of the schema wrote says the same in other bytes.
    if (fields.length === 0 && schemaIdOf(value) !== codec.id) return
    this.#noteState(contactId, fields)
  }

  /** Everything was fed: what is still expected is lost. */
  finish(): void {
    for (const checker of this.#checkers.values()) checker.finish()
  }

  /** Whether this engine decided, and on a state that is known. */
  #isOurs({ key, offset }: InputRecord, engine: string): boolean {
    const { inherited, states } = this.#options
    if (!inherited) return true
    const contactId = key?.toString() ?? ''
    if (engine === this.#engine) {
      if (!inherited.isUnknown(contactId)) return true
      const state = inherited.recall(contactId)
      if (state) {
        states.set(contactId, state)
        return true
      }
    }
    states.delete(contactId)
    inherited.forget(contactId, offset)
    return false
  }

  #expectUncompared(record: InputRecord, engine: string): void {
    this.#uncompared.set(engine, (this.#uncompared.get(engine) ?? 0) + 1)
    const decisions = physicalName(this.#options.appId, 'handoff.decisions.v1')
    for (const [topic, checker] of this.#checkers) {
      if (topic === decisions) checker.expectUncompared(uncompared(this.#options, record, engine))
      else checker.expectAny()
    }
  }

  #judged(record: InputRecord): Judgement | null {
    try {
      return this.#oracle.judge(record)
    } catch (error) {
      if (!isBatonError(error) || error.code !== 'POLICY_MISSING') throw error
      // Without tables nothing more can be said of this partition.
      this.#broken = true
      this.#note('unadopted', record.offset, [error.message])
      return null
    }
  }

  #noteState(contactId: string, fields: readonly string[]): void {
    const { appId, partition, report } = this.#options
    const topic = physicalName(appId, 'contact.state.v1')
    const about = fields.length > 0 ? fields : ['bytes']
    const named = about.map(field => `${contactId} ${field}`)
    report({ kind: 'state', partition, topic, offset: -1, slot: 0, decisionId: '', fields: named })
  }

  #note(kind: ViolationKind, offset: number, fields: readonly string[]): void {
    const { appId, partition, report } = this.#options
    const topic = physicalName(appId, 'router.tables.v1')
    report({ kind, partition, topic, offset, slot: 0, decisionId: '', fields })
  }
}

const differingState = (expected: ContactState, actual: StateEntry): string[] => {
  const found = actual.entry['baton.ContactState']
  if (!found) return ['is no state']
  return (Object.keys(expected) as (keyof ContactState)[]).filter(
    field => JSON.stringify(expected[field]) !== JSON.stringify(found[field]),
  )
}
