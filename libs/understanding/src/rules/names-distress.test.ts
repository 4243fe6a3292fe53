// Whose home is taken for debts is offered a person.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot = 'lead'): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000

describe('a home that is taken for taxes or debts is distress', () => {
  test.each([
    'county is taking it for back taxes',
    'county wants to sell my house for unpaid taxes',
    'house is on the tax sale list',
    'our house is on the tax sale list',
    'me estan quitando la casa',
    'me quieren embargar',
  ])('%s', text => expect(human(text)).toBeGreaterThanOrEqual(ASKED))
})

describe('taxes, and tax sales that one shops at, are none', () => {
  test.each([
    ['are there tax sale homes for cheap', 'lead'],
    ['want to buy houses at the tax sale', 'lead'],
    ['property taxes went up again smh', 'lead'],
    ['are back taxes owed on that one', 'buyer'],
    ['is that house on the tax sale list', 'buyer'],
    ['quiero quitar la casa de la lista', 'buyer'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeLessThan(ASKED))
})
