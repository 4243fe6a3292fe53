import type { Violation, ViolationKind } from './violation.ts'

/** Where something stands among the outputs of one topic partition, and which decision it is of. */
export interface Place {
  /** Unique in its topic. */
  readonly id: string
  readonly offset: number
  readonly slot: number
  readonly decisionId: string
  /** Of decisions: whose they are. */
  readonly engine?: string
}

/** An output that must be there. */
export interface Expected extends Place {
  readonly key: Buffer | null
  /** Without the schema header. */
  readonly body: Buffer | null
}

/**
 * An input whose decisions are not compared: that it has one of slot 0, where they stand and whose
 * they are is judged.
 */
export interface Uncompared {
  readonly offset: number
  readonly key: Buffer | null
  readonly engine: string
  /** The decisionId of a slot. */
  idOf(slot: number): string
}

interface Waiting extends Expected {
  readonly uncompared?: Uncompared
}

/** Where any outputs may stand. */
const ANY: Waiting = { id: '', offset: -1, slot: 0, decisionId: '', key: null, body: null }

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
 * Compares the outputs of one topic partition with what the oracle expects there, in one pass and
 * bounded memory. Feed both in log order; `expect` must run ahead of `see`: an output is judged
 * against what is expected so far.
 */
export class SequenceChecker {
  readonly #topic: string
  readonly #partition: number
  readonly #report: (violation: Violation) => void
  #waiting: Waiting[] = []
  #head = 0
  #anys = 0
  /** What was taken last, if it is one. */
  #uncompared: Uncompared | undefined
  readonly #missing = new Map<string, Expected>()
  readonly #recent = new Set<string>()
  #begun: boolean
  #checked = 0

  /**
   * `truncated`: retention has taken the first outputs; what is expected before the first that is
   * left is not missed.
   */
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
    return this.#waiting.length - this.#head - this.#anys
  }

  expect(expected: Expected): void {
    this.#waiting.push(expected)
  }

  /** Of the topic of decisions. */
  expectUncompared(input: Uncompared): void {
    const { offset, key } = input
    const place = { id: `${offset}/0`, offset, slot: 0, decisionId: input.idOf(0) }
    this.#waiting.push({ ...place, key, body: null, uncompared: input })
  }

  /** Outputs of what is not compared, if there are any. */
  expectAny(): void {
    if (this.#waiting.length > this.#head && this.#waiting.at(-1) === ANY) return
    this.#waiting.push(ANY)
    this.#anys++
  }

  see(seen: Seen): void {
    const next = this.#next
    if (next && !next.uncompared && same(next.body, seen.body) && same(next.key, seen.key)) {
      while (this.#take() !== next);
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
      for (const missing of this.#waiting.slice(this.#head))
        if (missing !== ANY) this.#note('lost', missing)
    }
    this.#waiting = []
    this.#head = 0
    this.#anys = 0
    this.#missing.clear()
  }

  #seeOther(seen: Seen): void {
    const place = seen.place()
    let at = this.#head
    while (at < this.#waiting.length && this.#waiting[at]!.id !== place.id) at++
    if (at === this.#waiting.length) {
      this.#seeUnexpected(seen, place)
      return
    }
    while (this.#head < at) this.#miss(this.#take())
    this.#begun = true
    const expected = this.#take()
    if (expected.uncompared) this.#seeUncompared(expected.uncompared, seen, place)
    else if (same(expected.body, seen.body) && same(expected.key, seen.key)) this.#checked++
    else this.#note('changed', expected, seen.differences(expected))
  }

  #seeUnexpected(seen: Seen, place: Place): void {
    if (this.#missing.delete(place.id)) {
      this.#note('reordered', place)
      return
    }
    if (!this.#begun) return
    const next = this.#next
    const isKnown = this.#recent.has(place.id)
    if (!isKnown && this.#seeBeside(seen, place, next)) return
    const past = isKnown || (next !== undefined && place.offset < next.offset)
    this.#note(past ? 'doubled' : 'foreign', place)
  }

  /** Whether it is one that may stand here beside what is expected. */
  #seeBeside(seen: Seen, place: Place, next: Waiting | undefined): boolean {
    if (this.#waiting[this.#head] === ANY) return true
    const about = [next?.uncompared, this.#uncompared].find(one => one?.offset === place.offset)
    if (!about || place.slot === 0) return false
    this.#remember(place.id)
    this.#seeUncompared(about, seen, place)
    return true
  }

  #seeUncompared(input: Uncompared, { key }: Seen, place: Place): void {
    const decisionId = input.idOf(place.slot)
    const wrong = [
      ...(place.decisionId === decisionId ? [] : ['decisionId']),
      ...(place.engine === input.engine ? [] : ['engine']),
      ...(same(key, input.key) ? [] : ['key']),
    ]
    if (wrong.length > 0) this.#note('changed', { ...place, decisionId }, wrong)
  }

  /** What must come next. */
  get #next(): Waiting | undefined {
    const first = this.#waiting[this.#head]
    return first === ANY ? this.#waiting[this.#head + 1] : first
  }

  #take(): Waiting {
    const taken = this.#waiting[this.#head++]!
    if (this.#head > 1_024 && this.#head * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#head)
      this.#head = 0
    }
    if (taken === ANY) this.#anys--
    else {
      this.#remember(taken.id)
      this.#uncompared = taken.uncompared
    }
    return taken
  }

  #remember(id: string): void {
    this.#recent.add(id)
    if (this.#recent.size > RECENT_MAX) this.#recent.delete(this.#recent.values().next().value!)
  }

  #miss(expected: Waiting): void {
    if (!this.#begun || expected === ANY) return
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
