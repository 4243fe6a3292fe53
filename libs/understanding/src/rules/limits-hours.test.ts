// Who keeps messages to some hours asks for messages.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const ENDED = 5_000

describe('a limit of hours ends no messages', () => {
  test.each([
    "don't message me during work hours",
    "please don't text me on sundays",
    "don't text me while I'm driving",
    'no texts after 9pm please',
    "don't text me this late",
    'dont text me at work',
    'stop texting after 10pm',
    'please stop texting at night, days are fine',
    'stop texting so late, mornings are better',
    'dont text til monday',
    'hold off on texts til after 9am, night shift',
    'dont text me during church lol',
    'quit texting past 10',
    'no msgs before 8 am',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeLessThan(ENDED)
  })
})

describe('what is denied at all hours, for good or besides ends them', () => {
  test.each([
    "don't text me anymore",
    "don't text me during work or ever",
    'leave me alone',
    'stop texting at all hours, take me off',
    'no more texts after today',
    'no more texts from today on',
    "stop texting me, I'm at work",
    'stop texting me at 6am, remove me',
    'do not text me at night. do not text me',
    'dont text me at this number',
    'stop it w the messages its 11 at night',
  ])('%s', text => {
    for (const bot of BOTS) expect(optOut(text, bot), bot).toBeGreaterThanOrEqual(ENDED)
  })
})
