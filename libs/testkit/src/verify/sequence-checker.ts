import type { Violation, ViolationKind } from './violation.ts'

/** Where something stands among the outputs of one topic partition, and which decision it is of. */
export interface Place {
  /** Unique in its topic. */
  readonly id: string
  readonly offset: number
  readonly slot: number
  readonly decisionId: string
}

/** An output that must be there. */
export interface Expected extends Place {
  readonly key: Buffer | null
  /** Without the schema header. */
  readonly body: Buffer | null
}

/** An output that is there. */
export interface Seen {
  readonly key: Buffer | null
  readonly body: Buffer | null
  /** Decodes it: only asked when it is not what was expected next. */
  place(): Place
  /** How it differs from what was expected, by field. */
  differences(expected: Expected): readonly string[]
}

/** How many missing outputs are remembered, to tell a late one from a doubled one. */
const MISSING_MAX = 10_000
/** How many outputs are remembered once seen, to tell a doubled one from a foreign one. */
const RECENT_MAX = 20_000

/**
 * Compares the outputs of one topic partition with what the oracle expects there, in one pass and bounded memory. Feed both in log
 * order; `expect` must run ahead of `see`: an output is judged against what is expected so far.
 */
export class SequenceChecker {
  readonly #topic: string
  readonly #partition: number
  readonly #report: (violation: Violation) => void
  #waiting: Expected[] = []
  #head = 0
  readonly #missing = new Map<string, Expected>()
  readonly #recent = new Set<string>()
  #begun: boolean
  #checked = 0

  /** `truncated`: retention has taken the first outputs; what is expected before the first that is left is not missed. */
  constructor(
    topic: string,
    partition: number,
    report: (violation: Violation) => void,
    truncated = false,
  ) {
    this.#topic = topic
    this.#partition = partition
    this.#report = report
    this.#begun = !truncated
  }

  /** Outputs that were found as expected. */
  get checked(): number {
    return this.#checked
  }

  /** Expected outputs that nobody has seen yet. */
  get waiting(): number {
    return this.#waiting.length - this.#head
  }

  expect(expected: Expected): void {
    this.#waiting.push(expected)
  }

  see(seen: Seen): void {
    const next = this.#waiting[this.#head]
    if (next && same(next.body, seen.body) && same(next.key, seen.key)) {
      this.#take()
      this.#checked++
      this.#begun = true
      return
    }
    this.#seeOther(seen)
  }

  /** Call when both are at their end. */
  finish(): void {
    for (const missing of this.#missing.values()) this.#note('lost', missing)
    if (this.#begun) {
      for (; this.#head < this.#waiting.length; this.#head++) {
        this.#note('lost', this.#waiting[this.#head]!)
      }
    }
    this.#waiting = []
    this.#head = 0
    this.#missing.clear()
  }

  #seeOther(seen: Seen): void {
    const place = seen.place()
    let at = this.#head
    while (at < this.#waiting.length && this.#waiting[at]!.id !== place.id) at++
    if (at === this.#waiting.length) {
      this.#seeUnexpected(place)
      return
    }
    while (this.#head < at) this.#miss(this.#take())
    this.#begun = true
    const expected = this.#take()
    if (same(expected.body, seen.body) && same(expected.key, seen.key)) this.#checked++
    else this.#note('changed', expected, seen.differences(expected))
  }

  #seeUnexpected(place: Place): void {
    if (this.#missing.delete(place.id)) {
      this.#note('reordered', place)
      return
    }
    if (!this.#begun) return
    const next = this.#waiting[this.#head]
    const past = this.#recent.has(place.id) || (next !== undefined && place.offset < next.offset)
    this.#note(past ? 'doubled' : 'foreign', place)
  }

  #take(): Expected {
    const taken = this.#waiting[this.#head++]!
    if (this.#head > 1_024 && this.#head * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#head)
      this.#head = 0
    }
    this.#recent.add(taken.id)
    if (this.#recent.size > RECENT_MAX) this.#recent.delete(this.#recent.values().next().value!)
    return taken
  }

  #miss(expected: Expected): void {
    if (!this.#begun) return
    this.#recent.delete(expected.id)
    if (this.#missing.size >= MISSING_MAX) {
      const [id, oldest] = this.#missing.entries().next().value!
      this.#missing.delete(id)
      this.#note('lost', oldest)
    }
    this.#missing.set(expected.id, expected)
  }

  #note(kind: ViolationKind, place: Place, fields: readonly string[] = []): void {
    const { offset, slot, decisionId } = place
    const [topic, partition] = [this.#topic, this.#partition]
    this.#report({ kind, topic, partition, offset, slot, decisionId, fields })
  }
}

const same = (a: Buffer | null, b: Buffer | null): boolean =>
  a === null || b === null ? a === b : a.equals(b)
