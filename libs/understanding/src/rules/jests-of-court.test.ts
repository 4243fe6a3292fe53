// A court that is named in jest is no trouble of the contact.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('whoever should be sued, or others would be', () => {
  test.each([
    'i hate this kitchen, whoever picked it should be sued',
    'whoever did that tile should be sued',
    'theyll get sued if someone trips on those stairs',
  ])('%s', text => expect(human(text, 'buyer')).toBeLessThan(ASKED))
})

describe('a dispute of the contact is one', () => {
  test.each([
    'whoever took our deposit should be sued',
    'we got sued',
    'im getting sued',
    'we could get sued if someone trips',
    'someone should sue them',
  ])('%s', text => expect(human(text, 'buyer')).toBeGreaterThanOrEqual(ASKED))
})
