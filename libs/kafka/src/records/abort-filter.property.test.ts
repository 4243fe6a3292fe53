// Method: a log of interleaved transactions is generated from random steps, together with what a
// reader may see and with the list of aborted transactions as a broker keeps it (in the order of
// their markers). Reading is cut into fetches at random offsets.
import type { InputRecord } from '@baton/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptied, encodedBatch, marker } from '../testing/batches.ts'
import type { AbortedTransaction } from './abort-filter.ts'
import { decodeBatch } from './decode-records.ts'
import { visibleBatches } from './record-set.ts'

interface Log {
  readonly batches: { readonly bytes: Buffer; readonly last: number }[]
  readonly aborted: (AbortedTransaction & { readonly markerAt: number })[]
  readonly visible: number[]
  end: number
}

const ABORT_KEY = Buffer.from([0, 0, 0, 0])
const step = fc.record({
  producerId: fc.integer({ min: 0, max: 3 }),
  act: fc.constantFrom('write', 'write', 'write', 'write-emptied', 'plain', 'commit', 'abort'),
  count: fc.integer({ min: 1, max: 3 }),
})

const buildLog = (steps: StepList): Log => {
  const log: Log = { batches: [], aborted: [], visible: [], end: 0 }
  const open = new Map<number, { first: number; offsets: number[] }>()
  const append = (bytes: Buffer, count: number) => {
    log.end += count
    log.batches.push({ bytes, last: log.end - 1 })
  }
  const finish = (producerId: number, type: 'abort' | 'commit') => {
    const transaction = open.get(producerId)
    if (!transaction) return
    open.delete(producerId)
    if (type === 'commit') log.visible.push(...transaction.offsets)
    else log.aborted.push({ producerId, firstOffset: transaction.first, markerAt: log.end })
    append(marker(producerId, log.end, type), 1)
  }
  for (const { producerId, act, count } of steps) {
    if (act === 'commit' || act === 'abort') finish(producerId, act)
    else {
      const offsets = Array.from({ length: count }, (_, i) => log.end + i)
      const records = offsets.map(() => ({ key: ABORT_KEY, value: ABORT_KEY, timestamp: 0 }))
      const transactional = act !== 'plain'
      const bytes = encodedBatch(records, { producerId, baseOffset: log.end, transactional })
      if (transactional) {
        const transaction = open.get(producerId) ?? { first: log.end, offsets: [] }
        open.set(producerId, transaction)
        if (act === 'write') transaction.offsets.push(...offsets)
      } else log.visible.push(...offsets)
      append(act === 'write-emptied' ? emptied(bytes) : bytes, count)
    }
  }
  for (const producerId of open.keys()) finish(producerId, 'abort')
  return log
}

type StepList = readonly { producerId: number; act: string; count: number }[]

/**
 * What a broker answers: whole batches from the one that holds `from`, and the transactions aborted
 * at or behind it.
 */
const fetchFrom = (log: Log, from: number, batches: number) => {
  const first = log.batches.findIndex(batch => batch.last >= from)
  const part = log.batches.slice(first, first + batches)
  const upTo = part.at(-1)?.last ?? from
  return {
    set: Buffer.concat(part.map(batch => batch.bytes)),
    aborted: log.aborted.filter(a => a.markerAt >= from && a.firstOffset <= upTo),
  }
}

const readAll = async (log: Log, sizes: readonly number[]): Promise<InputRecord[]> => {
  const read: InputRecord[] = []
  for (let from = 0, turn = 0; from < log.end; turn += 1) {
    const { set, aborted } = fetchFrom(log, from, sizes[turn % sizes.length] ?? 1)
    const { batches, nextOffset } = visibleBatches(set, from, aborted)
    for (const batch of batches) await decodeBatch(batch, from, read)
    expect(nextOffset).toBeGreaterThan(from)
    from = nextOffset
  }
  return read
}

describe('a read-committed reader', () => {
  test('sees what was committed and nothing else, however the log is cut into fetches', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), sizes, async (steps, cuts) => {
        const log = buildLog(steps)
        const read = await readAll(log, cuts)
        expect(read.map(r => r.offset)).toEqual(log.visible.toSorted((a, b) => a - b))
      }),
      { numRuns: 500 },
    )
  })

  test('advances over a fetch that compaction has emptied', () => {
    const batch = encodedBatch([{ key: null, value: null, timestamp: 0 }], { baseOffset: 41 })
    expect(visibleBatches(emptied(batch), 41, [])).toEqual({ batches: [], nextOffset: 42 })
  })
})
