// Who meets or calls a lender of their own asks for nobody here.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const PRE_APPROVED = { side: 'buying', name: 'preApproved' } as const
const human = (text: string, bot = 'buyer', pendingQuestion = null as typeof PRE_APPROVED | null) =>
  understand(text, { bot, pendingQuestion }).human
const ASKED = 5_000

describe('a lender who is met, called or waited for is no person asked for', () => {
  test.each([
    'we have a call with rocket thursday',
    'no we meet with the lender next week',
    'not yet, meeting with a lender friday',
    'got an appt with a loan officer monday',
    'meeting with chase next week',
    'i need to talk to my bank first',
    'the lender is supposed to call us today',
    'waiting on the lender to call back',
    'zoom with the mortgage lady at 3',
    'we have an appointment at the credit union friday',
    'tengo cita con el prestamista el viernes',
  ])('%s', text => expect(human(text)).toBeLessThan(ASKED))

  test('nor is the bank whose letter one has, asked whether one is pre-approved', () => {
    expect(human('yes i have a letter from the bank', 'buyer', PRE_APPROVED)).toBeLessThan(ASKED)
  })
})

describe('who asks for a lender, or for somebody besides, does', () => {
  test.each([
    'can i get a call with a loan officer',
    'have your lender call me',
    'could you have a lender call me',
    'i want to meet with a lender',
    'i need to speak with a loan officer',
    'set up a meeting with a lender for me',
    'lets schedule a call with your loan officer',
    'no we meet with the lender next week, i want to talk to an agent first',
    'call me, my lender is chase',
  ])('%s', text => expect(human(text)).toBeGreaterThanOrEqual(ASKED))
})

describe('a bank that wants its money is trouble', () => {
  test.each([
    ['we have a call with the bank thursday, they want the house', 'seller'],
    ['we meet with the bank next week about the foreclosure', 'buyer'],
    ['getting calls from the bank', 'buyer'],
    ['the bank is calling me again', 'buyer'],
    ['got a letter from the bank', 'buyer'],
    ['we have a call with the lender thursday', 'lead'],
  ])('%s (%s)', (text, bot) => expect(human(text, bot)).toBeGreaterThanOrEqual(ASKED))
})
