// Who leaves a number asks for nobody; who asks for a call at it does.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const ASKED = 5_000
const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human

describe('a number that is left is no wish for a person', () => {
  test.each([
    'cell 417-555-0133',
    'phone is 417-555-0133 text is best',
    'you can reach me at 417-555-0133',
    'best to reach me at 417-555-0133',
    'you can reach me at curtis@example.com',
    'you can reach me anytime by text',
    'Curtis Bell cell 417-555-0133',
    'Cell 417-555-0133, email cbell@example.com',
    'mi telefono es 512-555-0150',
  ])('%s', text => {
    for (const bot of BOTS) expect(human(text, bot), bot).toBeLessThan(ASKED)
  })
})

describe('a call that is asked for is one', () => {
  test.each([
    'call me at 417-555-0133',
    'phone me at 417-555-0133',
    'call my cell 417-555-0133',
    'have someone reach me at 417-555-0133',
    'can an agent reach me at 417-555-0133',
    'my cell is 417-555-0133, call me',
    'reach me at 417-555-0133, i want to talk to someone',
    'foreclosure help 417-555-0133',
  ])('%s', text => {
    for (const bot of BOTS) expect(human(text, bot), bot).toBeGreaterThanOrEqual(ASKED)
  })
})
