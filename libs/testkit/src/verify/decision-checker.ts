import type { Decision } from '@baton/domain'

export type ViolationKind = 'lost' | 'doubled' | 'reordered' | 'changed' | 'foreign'

/** Something that must never be; with what it takes to look at it. */
export interface Violation {
  readonly kind: ViolationKind
  readonly partition: number
  readonly offset: number
  readonly slot: number
  readonly decisionId: string
  /** For a changed decision: the fields that differ. */
  readonly fields: readonly string[]
}

/** What the oracle says about one input record: its decision bodies in order, slot 0 among them. */
export interface Expected {
  readonly offset: number
  readonly decisions: readonly DecisionBody[]
}

/** A decision and the bytes of its body (without the schema header). */
export interface DecisionBody {
  readonly decision: Decision
  readonly body: Buffer
}

/** How many missing decisions are remembered, to tell a late one from a doubled one. */
const MISSING_MAX = 10_000

const placeOf = (offset: number, slot: number) => `${offset}/${slot}`

/**
 * Compares the decisions of one partition with the oracle's, in one pass and bounded memory. Feed both in log order;
 * `expect` must run ahead of `see`: a decision is judged against what is expected so far.
 */
export class DecisionChecker {
  readonly #partition: number
  readonly #violations: Violation[] = []
  readonly #waiting: DecisionBody[] = []
  readonly #missing = new Map<string, DecisionBody>()
  #checked = 0

  constructor(partition: number) {
    this.#partition = partition
  }

  get violations(): readonly Violation[] {
    return this.#violations
  }

  /** Decisions that were found as expected. */
  get checked(): number {
    return this.#checked
  }

  /** Expected decisions that nobody has seen yet. */
  get waiting(): number {
    return this.#waiting.length
  }

  expect({ decisions }: Expected): void {
    this.#waiting.push(...decisions)
  }

  see(actual: DecisionBody): void {
    const { offset, slot } = actual.decision
    const at = this.#waiting.findIndex(
      ({ decision }) => decision.offset === offset && decision.slot === slot,
    )
    if (at < 0) {
      this.#seeUnexpected(actual)
      return
    }
    for (const skipped of this.#waiting.splice(0, at)) this.#miss(skipped)
    this.#judge(this.#waiting.shift()!, actual)
  }

  /** Call when the log is read to its end. */
  finish(): readonly Violation[] {
    for (const { decision } of this.#missing.values()) this.#note('lost', decision)
    for (const { decision } of this.#waiting.splice(0)) this.#note('lost', decision)
    this.#missing.clear()
    return this.#violations
  }

  #judge(expected: DecisionBody, actual: DecisionBody): void {
    if (expected.body.equals(actual.body)) this.#checked++
    else this.#note('changed', actual.decision, differing(expected.decision, actual.decision))
  }

  #seeUnexpected(actual: DecisionBody): void {
    const place = placeOf(actual.decision.offset, actual.decision.slot)
    const late = this.#missing.get(place)
    if (late) {
      this.#missing.delete(place)
      this.#note('reordered', actual.decision)
      return
    }
    const first = this.#waiting[0]
    const past = !first || actual.decision.offset <= first.decision.offset
    this.#note(past ? 'doubled' : 'foreign', actual.decision)
  }

  #miss(expected: DecisionBody): void {
    if (this.#missing.size >= MISSING_MAX) {
      const [place, oldest] = this.#missing.entries().next().value!
      this.#missing.delete(place)
      this.#note('lost', oldest.decision)
    }
    const { offset, slot } = expected.decision
    this.#missing.set(placeOf(offset, slot), expected)
  }

  #note(kind: ViolationKind, decision: Decision, fields: readonly string[] = []): void {
    const { offset, slot, decisionId } = decision
    this.#violations.push({ kind, partition: this.#partition, offset, slot, decisionId, fields })
  }
}

const differing = (expected: Decision, actual: Decision): string[] =>
  (Object.keys(expected) as (keyof Decision)[]).filter(
    field => JSON.stringify(expected[field]) !== JSON.stringify(actual[field]),
  )
