// Who asks for something wants to hear, whatever the words are like that end messages.
import { expect, test } from 'vitest'
import { understand } from '../understand.ts'

/** Where the shipped policy ends messages. */
const ENDS = 5_000
const BOTS = ['lead', 'buyer', 'seller']

const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut

test.each([
  'pls text me',
  'Please text this number',
  'please message me',
  'por favor escríbame',
  'please clarify',
  'please send more',
  'please send me more listings',
  'please skype me',
  'whatsapp me pls',
  'please docusign this',
  'please forward this to my email',
  'please disregard this',
  'please disregard my last message',
  'please add me',
  'could you text me back please',
])('"%s" asks, and ends nothing', text => {
  for (const bot of BOTS) expect(optOut(text, bot)).toBeLessThan(1_000)
})

test.each([
  'please stop',
  'pls no more',
  'please remove me',
  'please take me off',
  'please delete my number',
  'please leave me alone',
  'please lose this number',
  'please dont text this number',
  'please dont text me again',
  'borre mi numero por favor',
  'unsuscribe pls',
  'please text someone else and lose this number',
  'please text me no more',
  'kindly stop the texts',
])('"%s" still ends them', text => {
  for (const bot of BOTS) expect(optOut(text, bot)).toBeGreaterThanOrEqual(ENDS)
})
