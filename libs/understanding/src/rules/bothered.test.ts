// Who has enough of messages ends them without a word of ending.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const optOut = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const ENDED = 5_000

describe('a bother, a check-in that is not needed, a farewell to help', () => {
  test.each([
    'ur bothering me',
    'you guys keep harassing us',
    'youre annoying me',
    'we are all set, no need to keep checking in',
    'you dont need to keep checking in',
    'no need to keep reaching out',
    'dont need your help, goodbye',
  ])('%s', text => expect(optOut(text, 'buyer')).toBeGreaterThanOrEqual(ENDED))
})

describe('what else bothers, is needed or goes on', () => {
  test.each([
    'you are not bothering me',
    'am i bothering you',
    'sorry if im bothering you',
    'the noise is bothering me',
    'whats bothering me is the price',
    'no need to keep looking',
    'no need to keep sending condos',
    'no need to keep checking in with us, we will call',
    'no need to keep texting, just call me',
    'you need to keep checking in with me',
    'dont need your help with financing, bye',
    'i dont need your help yet, bye for now',
  ])('%s', text => expect(optOut(text, 'buyer')).toBeLessThan(ENDED))
})
