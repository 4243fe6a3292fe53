// Texts that came are kept, shown, lost or asked for again: who speaks of them ends none.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const ENDED = 5_000

describe('who only speaks of texts ends none', () => {
  test.each([
    'i saved the texts',
    'forwarded the texts to my husband',
    'please resend the texts',
    'i never got the texts',
    'didnt see the texts',
    'cant open the texts with pics',
    'reading the texts now',
    'thx for the texts',
    'my phone deleted the texts',
    'i only get half the texts',
    'add my wife to the texts',
    'i showed my wife the texts',
    'did the texts stop? nothing since friday',
    'my old agent had to stop texting',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeLessThan(ENDED)
  })
})

describe('an end beside it ends them', () => {
  test.each([
    'i got the texts, stop',
    'thanks for the texts but take us off',
    'never asked for these texts',
    'i keep getting the texts, stop',
    'you have to stop texting me',
    'i did ask you to stop the texts',
    'got your texts. do not text me',
    'i saw the texts, leave me alone',
    'would rather not get any more of these texts',
    'the texts have to end',
    'this has to stop, all these texts',
    'you guys have to stop texting me',
    'we found a house, kill the texts',
    'thanks, stop my texts and text me a confirmation',
    'stop. text me again and i report you',
    'stop texting me and text my agent',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeGreaterThanOrEqual(ENDED)
  })
})
