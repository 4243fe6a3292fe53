import type { CrmReceipt } from '@baton/domain'
import { expect, test } from 'vitest'
import { Ledger } from './ledger.ts'

const APART_OFFSETS = 5_000
const done = (offset: number): CrmReceipt => ({
  decisionId: `d-${offset}`,
  action: 0,
  kind: 'SendText',
  contactId: 'c',
  status: 'done',
  providerId: '',
  attempts: 1,
  at: 0,
  note: '',
  offset,
  progress: null,
})

test('progress never goes back: what is caught up while it waits stays apart', () => {
  const ledger = new Ledger({ outbound: 0, apart: [] }, 0, APART_OFFSETS)
  ledger.lag('bad', 0)
  for (let offset = 1; offset < 10; offset++) {
    ledger.take(offset, 'good')
    ledger.note(done(offset))
    ledger.finish(offset)
  }
  ledger.advance(10)
  ledger.committed(9)
  expect(ledger.progress()).toMatchObject({ outbound: 10, receipts: 9 })
  ledger.take(0, 'bad')
  ledger.caughtUp('bad')
  expect(ledger.progress()).toMatchObject({
    outbound: 10,
    apart: [
      { location: 'bad', from: 0 },
      { location: '', from: 10 },
    ],
  })
})
