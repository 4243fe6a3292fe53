// A deed that is only read asks for no person.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot: string): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('what stands in a deed is no quarrel', () => {
  test.each([
    'we looked at the deed, theres an easement',
    'the deed mentions a shared driveway',
    'the deed says theres a right of way',
    'read the deed restrictions, no fences allowed',
    'looking for the deed, give me a day',
  ])('%s', text => expect(human(text, 'buyer')).toBeLessThan(ASKED))
})

describe('whose name stands in it may be one', () => {
  test.each([
    'the deed says my ex owns half',
    'deed is still in my late mothers name',
    'looked at the deed, my brother forged it',
    'the deed says im not the owner',
  ])('%s', text => expect(human(text, 'seller')).toBeGreaterThanOrEqual(ASKED))
})
