// A lawyer who does what lawyers do in every deal is no dispute.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('a lawyer of every closing, or one who is content', () => {
  test.each([
    'my attorney does all my closings, hes great',
    'my attorney always handles my closings',
    'attorney says the paperwork looks fine',
    'lawyer reviewed, ok to sign',
    'our lawyer reviews all our contracts',
  ])('%s', text => expect(human(text, 'seller')).toBeLessThan(ASKED))
})

describe('a lawyer in a dispute, or who is in touch', () => {
  test.each([
    'my attorney handles my divorce',
    'my attorney says you owe me',
    'my lawyer says the contract isnt good',
    'my attorney is handling this',
    'my lawyer handles everything, talk to him',
    'my attorney says hes fine with it going to court',
    'our attorney does contracts, she found fraud',
  ])('%s', text => expect(human(text, 'seller')).toBeGreaterThanOrEqual(ASKED))
})
