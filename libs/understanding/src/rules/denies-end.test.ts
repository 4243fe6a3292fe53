// What would end messages ends none where it is denied, undone, or said of something else.
import { describe, expect, test } from 'vitest'
import { understand } from '../understand.ts'

/** Where the shipped policy ends messages. */
const ENDS = 5_000
const BOTS = ['lead', 'buyer', 'seller']

const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut

describe('an end that is denied or undone is none', () => {
  test.each([
    'please dont stop',
    'dont stop now, im hooked',
    'please unblock my number',
    'please unmute me',
    'subscribe me again',
    'opt me back in',
    "I didn't mean to unsubscribe",
    'no me quiten de la lista',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot)).toBeLessThan(ENDS)
  })
})

describe('what is reported or blocked of something else ends nothing', () => {
  test.each([
    'I reported the leak to my landlord',
    'please report back',
    'please block my calendar for 3pm',
    'please resubmit',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot)).toBeLessThan(ENDS)
  })
})

describe('an end that is meant stays one', () => {
  test.each([
    'dont text me anymore, stop',
    'please stop',
    'stop or I report you',
    'reporting this number as spam',
    'I am blocking this number',
    'unsubscribe me',
    'take me off, dont contact me again',
    'please remove me',
    'please leave me alone',
    'borre mi numero por favor',
    'why dont you stop texting me',
    'dont you ever text me again',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot)).toBeGreaterThanOrEqual(ENDS)
  })
})
