// A short form says what its plain word says.
import { describe, expect, test } from 'vitest'
import { flatSlots, readSlots } from './index.ts'

const read = (text: string) => flatSlots(readSlots(text, { bot: 'lead', pendingQuestion: null }))

test.each([
  ['quarter down', '25'],
  ['put a quarter down', '25'],
  ['three quarters down', '75'],
  ['half down', '50'],
  ['0.5% down', '0.5'],
])('a part of the whole is said in percent: %s', (text, downPaymentPct) =>
  expect(read(text)).toEqual({ downPaymentPct }),
)

describe('a down payment may be spelled short', () => {
  test.each([
    ['20k dwn pmt', { downPaymentAmount: '20000' }],
    ['dwn pymt is 30k', { downPaymentAmount: '30000' }],
    ['dn pmt 20k', { downPaymentAmount: '20000' }],
    ['downpmt 20k', { downPaymentAmount: '20000' }],
    ['dwn pmt about 20%', { downPaymentPct: '20' }],
    ['conv loan 5% dwn', { financing: 'conventional', downPaymentPct: '5' }],
    ['dp 20%', { downPaymentPct: '20' }],
    ['downpayment 20%', { downPaymentPct: '20' }],
    ['0 dwn', { downPaymentPct: '0' }],
    ['350 max w 20 dwn', { 'budget.max': '350000', downPaymentPct: '20' }],
  ])('%s', (text, slots) => expect(read(text)).toEqual(slots))

  test.each(['my pymt is 2100', 'pmts are 1500', 'what would the dwn pmt be', 'rates dropped 5%'])(
    '%s',
    text => expect(read(text)).toEqual({}),
  )
})
