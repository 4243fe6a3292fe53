// Who spares somebody else messages wants them at another phone.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const ENDED = 5_000

describe('messages that somebody else is to be spared go on', () => {
  test.each([
    'dont text my husband, text me',
    'dont text my mom anymore, text me instead',
    'stop texting my wife, text me',
    'dont text this number text my cell 555-555-0133',
    'stop texting my realtor and text me',
    'do not contact my tenants',
    'dont message the tenant, message me',
    'quit messaging my dad, message me',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeLessThan(ENDED)
  })
})

describe('where nobody else is named to text, or the contact is to be spared too, they end', () => {
  test.each([
    'dont text my wife or me',
    'stop texting my wife and stop texting me',
    "dont text me, i'll text you",
    'stop texting my wifes phone',
    'dont text me. text me again and i sue',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeGreaterThanOrEqual(ENDED)
  })
})
