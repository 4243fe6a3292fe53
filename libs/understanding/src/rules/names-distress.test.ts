// Whose home is taken for debts is offered a person.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const human = (text: string, bot = 'lead'): number =>
  understand(text, { bot, pendingQuestion: null }).human
const ASKED = 5_000
/** What the rule makes of distress at least. */
const RAISED = 9_000

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

describe('a sale for a trouble of one’s own is distress', () => {
  test.each([
    "we're selling because of the divorce",
    "What is our home worth? We're selling because of the divorce and would like to know the equity.",
    'selling due to divorce',
    'we need to sell bc of the foreclosure',
    'my house has to go because of probate',
  ])('%s', text => expect(human(text)).toBeGreaterThanOrEqual(ASKED))
})

describe('the trouble of others is not taken for it', () => {
  test.each([
    ["they're selling cuz of a divorce i heard", 'buyer'],
    ['my sister is selling because of the divorce', 'lead'],
    ['is it cheap because of a divorce?', 'buyer'],
    ['we are not selling because of a divorce lol', 'seller'],
    ['our neighbors sold due to foreclosure', 'lead'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeLessThan(RAISED))
})

describe('a trouble long past is not taken for it', () => {
  test.each([
    ['we moved because of a foreclosure in 2011, all good now', 'buyer'],
    ['we went thru bankruptcy in 2014', 'buyer'],
    ['we sold due to divorce 6 years ago', 'lead'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeLessThan(RAISED))
})

describe('who is put out of their home is in distress', () => {
  test.each([
    ['getting evicted friday', 'lead'],
    ["we're being evicted next week", 'seller'],
    ['owner foreclosed, getting evicted friday', 'buyer'],
    ['they are evicting us on the 1st', 'lead'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeGreaterThanOrEqual(RAISED))
})

describe('others who are put out, and what is long past, are none', () => {
  test.each([
    ['my tenant got evicted last month', 'seller'],
    ['getting my tenant evicted', 'seller'],
    ['neighbors getting evicted', 'buyer'],
    ['can you get evicted if owner sells', 'buyer'],
    ['never been evicted', 'buyer'],
    ['i got evicted in 2019', 'buyer'],
    ['we got evicted 3 years ago can we still buy', 'buyer'],
  ])('%s', (text, bot) => expect(human(text, bot)).toBeLessThan(ASKED))
})
