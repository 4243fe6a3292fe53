// Method: receipts in a log in memory, as a task leaves them when it is killed; the ledger is restored from them.
import { localCodecs } from '@baton/codec'
import type { CrmProgress, CrmReceipt } from '@baton/domain'
import { FakeLog } from '@baton/testkit/fake-log'
import { expect, test } from 'vitest'
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

const restored = async (receipts: readonly CrmReceipt[], progress: CrmProgress) => {
  const log = new FakeLog()
  const records = receipts.map((receipt, i) => ({
    key: Buffer.from(receipt.contactId),
    value: codec.encode(i === receipts.length - 1 ? { ...receipt, progress } : receipt),
    timestamp: receipt.at,
  }))
  await log.append([{ topic: 'receipts', partition: 0, records }])
  const { signal } = new AbortController()
  const from = { log, outbound: 'out', receipts: 'receipts', partition: 0, codec, signal }
  return restoreLedger(from)
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
