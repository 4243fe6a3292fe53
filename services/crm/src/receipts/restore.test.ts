// Method: receipts in a log in memory, as a task leaves them when it is killed; the ledger is
// restored from them.
import { localCodecs } from '@baton/codec'
import type { CrmProgress, CrmReceipt } from '@baton/domain'
import { FakeLog } from '@baton/testkit/fake-log'
import { describe, expect, test } from 'vitest'
import { restoreLedger } from './restore.ts'

const MINUTE_MS = 60_000
const NOW = 100 * MINUTE_MS
const codec = localCodecs().of('crm.receipts.v1')

/** Of the message at `offset`, which is all that is open after it. */
const receiptOf = (offset: number, status: CrmReceipt['status'], at: number): CrmReceipt => ({
  decisionId: `d-${offset}`,
  action: 0,
  kind: 'SendText',
  contactId: 'anna',
  status,
  providerId: status === 'done' ? `id-${offset}` : '',
  attempts: 1,
  at,
  note: '',
  offset,
  progress: null,
})

interface Given {
  readonly unlocated?: string
  readonly passOver?: ReadonlyMap<string, number>
  /** Where the outbound log starts. */
  readonly first?: number
}

const restored = async (
  receipts: readonly CrmReceipt[],
  progress: CrmProgress,
  { unlocated, passOver = new Map(), first = 0 }: Given = {},
) => {
  const log = new FakeLog()
  const records = receipts.map((receipt, i) => ({
    key: Buffer.from(receipt.contactId),
    value: codec.encode(i === receipts.length - 1 ? { ...receipt, progress } : receipt),
    timestamp: receipt.at,
  }))
  await log.append([{ topic: 'receipts', partition: 0, records }])
  log.broker.partition('out', 0).deleteBefore(first)
  const { signal } = new AbortController()
  const topics = { outbound: 'out', receipts: 'receipts' }
  return restoreLedger({ log, ...topics, partition: 0, codec, unlocated, passOver, signal })
}

test('what was written shortly before a write in doubt is known as what it is, however far the progress', async () => {
  const sent = Array.from({ length: 2_000 }, (_, i) => receiptOf(i, 'done', NOW - MINUTE_MS + i))
  const { ledger } = await restored([...sent, receiptOf(2_000, 'begun', NOW)], {
    outbound: 2_000,
    receipts: 2_000,
    apart: [],
  })
  expect(ledger.doubt(2_000, 0)).toEqual({ since: NOW, last: NOW })
  expect(ledger.isKnownId('id-1999')).toBe(true)
  expect(ledger.isKnownId('id-0')).toBe(true)
})

test('no more is read than a look-up may show', async () => {
  const old = Array.from({ length: 9_000 }, (_, i) => receiptOf(i, 'done', i))
  const { ledger, receiptsRead } = await restored([...old, receiptOf(9_000, 'begun', NOW)], {
    outbound: 9_000,
    receipts: 9_000,
    apart: [],
  })
  expect(ledger.isKnownId('id-8999')).toBe(true)
  expect(receiptsRead).toBeLessThan(500)
})

test('nothing before the progress is read when nothing is in doubt', async () => {
  const done = Array.from({ length: 10 }, (_, i) => receiptOf(i, 'done', NOW))
  const { receiptsRead } = await restored(done, { outbound: 9, receipts: 9, apart: [] })
  expect(receiptsRead).toBe(1)
})

describe('where the outbound log starts behind the progress', () => {
  const behind: CrmProgress = { outbound: 4, receipts: 0, apart: [] }
  const done = (...offsets: readonly number[]) =>
    offsets.map(offset => receiptOf(offset, 'done', NOW))

  test.each([
    ['the first has no receipt', done(5, 6, 7)],
    ['two in a row have none', done(4, 7)],
    ['receipts of each are there, which do not say how many there were', done(4, 5, 6, 7)],
    ['one is in doubt', [...done(4, 5, 7), receiptOf(6, 'begun', NOW)]],
    ['there is none at all', [{ ...receiptOf(0, 'done', NOW), offset: -1 }]],
  ])('it halts when %s, and names what a person can say', async (_, receipts) => {
    const lost = restored(receipts, behind, { first: 8 })
    await expect(lost).rejects.toMatchObject({ code: 'INPUT_LOST' })
    await expect(lost).rejects.toThrow('BATON_PASS_OVER=out/0@4-8')
    const passOver = new Map([['out/0@4', 9]])
    const { ledger, passedOver } = await restored(receipts, behind, { first: 8, passOver })
    expect(ledger.next).toBe(9)
    expect(passedOver).toBe('out/0@4-9')
  })

  test('a location that lags further back counts too', async () => {
    const progress = { outbound: 8, receipts: 0, apart: [{ location: 'bad', from: 2 }] }
    const lost = restored(done(8), progress, { first: 6 })
    await expect(lost).rejects.toThrow('BATON_PASS_OVER=out/0@2-6')
    const passOver = new Map([['out/0@2', 6]])
    const { ledger } = await restored(done(8), progress, { first: 6, passOver })
    expect([ledger.next, ...ledger.lagging]).toEqual([8, ['bad', 6]])
  })
})

test('when a write in doubt was begun is told by the clock of the brokers, whatever that of its owner said', async () => {
  const begun = { ...receiptOf(0, 'begun', NOW), at: NOW + 60 * MINUTE_MS }
  const log = new FakeLog()
  const records = [{ key: null, value: codec.encode(begun), timestamp: NOW }]
  await log.append([{ topic: 'receipts', partition: 0, records }])
  const { signal } = new AbortController()
  const topics = { outbound: 'out', receipts: 'receipts' }
  const from = { log, ...topics, partition: 0, codec, unlocated: undefined, passOver: new Map() }
  const { ledger } = await restoreLedger({ ...from, signal })
  expect(ledger.doubt(0, 0)).toEqual({ since: NOW, last: NOW })
})

describe('contacts without a location', () => {
  const receipts = [receiptOf(9, 'done', NOW)]
  const lagging = async (apart: CrmProgress['apart']) => {
    const progress = { outbound: 9, receipts: 0, apart }
    const { ledger } = await restored(receipts, progress, { unlocated: 'good' })
    return [...ledger.lagging]
  }
  const good = { location: 'good', from: 2 }

  test('lag with the location of their account where a progress of before does not name them', async () => {
    expect(await lagging([good, { location: 'bad', from: 1 }])).toEqual([
      ['good', 2],
      ['bad', 1],
      ['', 2],
    ])
    expect(await lagging([{ location: 'bad', from: 1 }])).toEqual([['bad', 1]])
  })

  test('lag as they are named', async () => {
    expect(await lagging([good, { location: '', from: 4 }])).toEqual([
      ['good', 2],
      ['', 4],
    ])
    expect(await lagging([good, { location: '', from: 9 }])).toEqual([['good', 2]])
  })
})

const DONE = { outbound: 9, receipts: 0, apart: [] }

/** The ledger where somebody else has written `value` between receipts. */
const restoredAround = async (value: string) => {
  const log = new FakeLog()
  const put = (bytes: Buffer) => {
    const records = [{ key: Buffer.from('x'), value: bytes, timestamp: NOW }]
    return log.append([{ topic: 'receipts', partition: 0, records }])
  }
  await put(codec.encode(receiptOf(8, 'done', NOW)))
  await put(Buffer.from(value))
  await put(codec.encode({ ...receiptOf(9, 'begun', NOW), progress: DONE }))
  await put(Buffer.from(value))
  const { signal } = new AbortController()
  const topics = { outbound: 'out', receipts: 'receipts' }
  const at = { partition: 0, unlocated: undefined, passOver: new Map(), signal }
  return restoreLedger({ log, ...topics, codec, ...at })
}

test.each(['junk', 'no receipt at all'])(
  'what is no receipt is passed over and named, and the others count: %s',
  async value => {
    const { ledger, receiptsRead, kept, foreign } = await restoredAround(value)
    expect(receiptsRead).toBe(2)
    expect(kept).toEqual(DONE)
    expect(ledger.isKnownId('id-8')).toBe(true)
    expect([...foreign.keys()]).toEqual([1, 3])
    expect(foreign.get(1)).toMatchObject({ code: 'BAD_MAGIC' })
    expect(foreign.get(1)?.message).toContain('receipts/0/1 cannot be read: ')
  },
)

test('what may be a receipt, and the registry has lost its schema, halts: a write might go out twice', async () => {
  await expect(restoredAround('\0\0\0\0\0')).rejects.toMatchObject({ code: 'SCHEMA_DIFFERS' })
})
