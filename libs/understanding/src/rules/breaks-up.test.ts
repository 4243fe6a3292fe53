// A marriage that ends is distress, whatever words tell it; one long past is none.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const BOTS = ['lead', 'buyer', 'seller']
const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('who parts from a husband or a wife is offered a person', () => {
  test.each([
    'my wife and i split up last week',
    'me and my husband split',
    'husband and i separated, do we both have to sign',
    'we split up, she keeps the house',
    'my marriage is over',
    'wife wants out of the marriage and out of the house',
    'my girlfriend and i broke up and were under contract',
    'my ex is refusing to sell',
    'my ex husband wont move out',
  ])('%s', text => {
    for (const bot of BOTS) expect(human(text, bot), bot).toBeGreaterThanOrEqual(ASKED)
  })
})

describe('what else is split, and what is long past, is none', () => {
  test.each([
    'my wife and i split the down payment',
    'we split up the driving, she takes mesa',
    'me and my husband split on this one, he likes it',
    'is it a split level',
    'my wife and i split up back in 2015',
    'we separated 6 years ago',
    'we split up to see more houses',
    'bedrooms are separated, we like that',
    'my ex and i sold it in 2012',
  ])('%s', text => {
    for (const bot of BOTS) expect(human(text, bot), bot).toBeLessThan(ASKED)
  })
})
