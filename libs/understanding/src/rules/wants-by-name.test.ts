// Who is asked for by name, or by a call, is a person; what a call costs, and a number left, asks
// for none.
import { describe, expect, test } from 'vitest'
import { understand } from '../understand.ts'

/** Where the shipped policy calls a person. */
const CALLS = 5_000

const human = (text: string, bot = 'seller'): number =>
  understand(text, { bot, pendingQuestion: null }).human

describe('a person is asked for', () => {
  test.each([
    'stop w the auto replies, i need Janine',
    'get me Rosa',
    'is there a human agent around',
    'any real person available?',
    'have Janine contact me',
    'no bots. Janine only',
    'hablame al 555 0144 cuando puedas',
    'echame una llamada',
    'call me at 417-555-0133',
    'have someone reach me at 417-555-0133',
    'can i talk to somebody about your fees',
    'is it free to talk to an agent? id like to',
    'my name is not on the deed and he wants me out',
  ])('%s', text => expect(human(text)).toBeGreaterThanOrEqual(CALLS))
})

describe('none is', () => {
  test.each([
    'i need Plano',
    'where is Oak Hill',
    'is there a house available in Plano',
    'any agents you like',
    'cell 417-555-0133',
    'you can reach me at 417-555-0133',
    'best to reach me at curtis@example.com',
    'is there a fee to talk to yall',
    'do i have to pay to talk to someone',
    'im on the deed with my sister and we want to sell',
    'hey its your cousin, mom says call her',
    'hablame de la casa',
  ])('%s', text => expect(human(text)).toBeLessThan(CALLS))
})
