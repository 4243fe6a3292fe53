// Method: messages are taken, written and finished in any order, transactions commit or not, the
// process restarts at any moment. Some cannot be read: a letter ends them, without a receipt. The
// model knows what was committed; a restart must find it again from the progress it wrote itself,
// reading no more than that.
import type { CrmProgress, CrmReceipt } from '@baton/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ledger, withUnlocated } from './ledger.ts'

const LOCATIONS = ['a', 'b', ''] as const
const MESSAGES = 24

const receiptOf = (offset: number, status: CrmReceipt['status']): CrmReceipt => ({
  decisionId: `d-${offset}`,
  action: 0,
  kind: 'SendText',
  contactId: 'c',
  status,
  providerId: '',
  attempts: 1,
  at: offset,
  note: '',
  offset,
  progress: null,
})

type Step =
  | { readonly kind: 'take' }
  | { readonly kind: 'begin' | 'finish'; readonly which: number }
  | { readonly kind: 'lag'; readonly location: number }
  | { readonly kind: 'restart' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'take' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('begin' as const, 'finish' as const),
      which: fc.nat(MESSAGES),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('lag' as const),
      location: fc.nat(LOCATIONS.length - 1),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
)

/** A partition of receipts, and what a task does with it. */
class Task {
  readonly log: CrmReceipt[] = []
  readonly #apartOffsets: number
  ledger: Ledger
  readonly begun = new Set<number>()
  readonly done = new Set<number>()
  open = new Set<number>()

  constructor(apartOffsets: number) {
    this.#apartOffsets = apartOffsets
    this.ledger = new Ledger({ outbound: 0, apart: [] }, 0, apartOffsets)
  }

  commit(receipt: CrmReceipt, finishes?: number): void {
    this.ledger.note(receipt)
    if (finishes !== undefined) this.ledger.finish(finishes)
    this.log.push({ ...receipt, progress: this.ledger.progress() })
    this.ledger.committed(this.log.length)
  }

  /** The main reader's next message, unless its location lags. */
  take(): void {
    const offset = this.ledger.next
    if (offset >= MESSAGES) return
    const locationId = locationOf(offset)
    if (locationId === undefined || !this.ledger.lagging.has(locationId)) this.meet(offset)
    this.ledger.advance(offset + 1)
  }

  meet(offset: number): void {
    if (locationOf(offset) === undefined) {
      this.ledger.take(offset, undefined)
      this.open.add(offset)
      return
    }
    expect(this.ledger.isSettled(offset, 0)).toBe(this.done.has(offset))
    if (!this.done.has(offset)) {
      expect(this.ledger.doubt(offset, 0) !== undefined).toBe(this.begun.has(offset))
    }
    this.ledger.take(offset, locationOf(offset))
    if (this.done.has(offset)) this.ledger.finish(offset)
    else this.open.add(offset)
  }

  restart(): void {
    const progress = this.log.at(-1)?.progress as CrmProgress | undefined
    const from = progress && withUnlocated(progress, 'a')
    this.ledger = new Ledger(
      from ?? { outbound: 0, apart: [] },
      this.log.length,
      this.#apartOffsets,
    )
    for (const [i, receipt] of this.log.entries()) {
      if (i >= (progress?.receipts ?? 0)) this.ledger.fold(receipt, i)
    }
    this.open = new Set()
  }

  /** All that lags is taken now, as catching up does. */
  catchUp(location: string): void {
    const from = this.ledger.lagging.get(location)
    if (from === undefined) return
    for (let offset = from; offset < this.ledger.next; offset++) {
      if (locationOf(offset) === location) this.meet(offset)
    }
    this.ledger.caughtUp(location)
  }
}

/** Of none: it cannot be read. */
const locationOf = (offset: number): string | undefined =>
  offset % 11 === 5 ? undefined : LOCATIONS[(offset * 7) % LOCATIONS.length]

test('a restart knows of every message it meets whether it was written, and every message is met', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150 }), fc.constantFrom(3, 5_000), (steps, apart) => {
      const task = new Task(apart)
      for (const one of steps) {
        if (one.kind === 'take') task.take()
        else if (one.kind === 'restart') task.restart()
        else if (one.kind === 'lag') {
          const location = LOCATIONS[one.location] ?? 'a'
          if (task.ledger.lagging.has(location)) task.catchUp(location)
          else task.ledger.lag(location, task.ledger.next)
        } else {
          const offset = [...task.open][one.which % Math.max(1, task.open.size)]
          if (offset === undefined) continue
          const isRead = locationOf(offset) !== undefined
          if (one.kind === 'begin') {
            if (!isRead) continue
            task.commit(receiptOf(offset, 'begun'))
            task.begun.add(offset)
          } else {
            if (isRead) task.commit(receiptOf(offset, 'done'), offset)
            else task.ledger.finish(offset)
            task.done.add(offset)
            task.open.delete(offset)
          }
        }
      }
      task.restart()
      for (const location of LOCATIONS) task.catchUp(location)
      while (task.ledger.next < MESSAGES) task.take()
      expect(new Set([...task.open, ...task.done]).size).toBe(MESSAGES)
    }),
    { numRuns: 2_000 },
  )
})

test('it holds no more than what is open and what was finished after that', () => {
  const task = new Task(5_000)
  for (let i = 0; i < 20; i++) {
    task.take()
    task.commit(receiptOf(i, 'done'), i)
  }
  expect(task.ledger.progress()).toEqual({ outbound: 20, receipts: 20, apart: [] })
})
