// An end that is denied or undone, or of something else than messages, ends no messages.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const ENDED = 5_000
const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut

describe('who denies an end, or undoes one, goes on', () => {
  test.each([
    'please dont stop',
    "please don't stop texting me",
    'dont stop sending these, love em',
    'dont stop now, im hooked',
    'please dont take me off the list',
    'please dont delete my number',
    'i dont want to unsubscribe',
    "I don't want you to stop",
    'i never said stop',
    'you dont have to stop',
    'no me quiten de la lista',
    'please unblock my number',
    'un-block me pls',
    'please unmute me',
    'subscribe me again',
    'opt me back in',
    'undo the stop',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeLessThan(ENDED)
  })
})

describe('who reports or blocks something else goes on', () => {
  test.each([
    'please report back',
    'can you report back by Friday',
    'I reported the leak to my landlord',
    'already reported it to the hoa',
    'please resubmit',
    'please block my calendar for 3pm',
    'please block out Saturday',
    'the driveway is blocked',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeLessThan(ENDED)
  })
})

describe('where a denial is of messages, or an end stands beside it, they end', () => {
  test.each([
    'please dont, stop',
    'No. Stop.',
    'why dont you stop texting me',
    'if you dont stop im reporting you',
    'you people never stop texting, remove me',
    "don't stop there, take me off every list",
    'dont text me and dont stop by',
    'never text me again, stop',
    'dont make me block you',
    'un subscribe me',
    'please unsubscribe me',
    'unsubscribe. dont resubscribe me',
    'opt me out again',
    'report junk',
    'im reporting this number',
    'i reported you to the fcc',
    'reported and blocked',
    'block me from your list',
    'please block my number',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeGreaterThanOrEqual(ENDED)
  })
})
